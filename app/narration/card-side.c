/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only a side that is said in one go has a time of its own.
 */
#include "app/narration/card-side.h"

IlkNarration
ilk_card_side_get_narration(IlkCard *card, const IlkVoiceChoice *choice, gboolean answer,
                            IlkSpokenPart part)
{
  const IlkCardContent *content = ilk_card_get_content(card);
  const IlkDeckSpeech *speech = ilk_card_get_speech(card);
  gint64 deck = ilk_card_get_deck(card);

  return (IlkNarration){
      .markdown = answer ? content->answer : content->question,
      .part = answer ? part : ILK_SPOKEN_WHOLE,
      .seconds = answer && part == ILK_SPOKEN_LEAD ? content->seconds : 0,
      .language =
          ilk_voice_choice_get_language(choice, deck, speech != NULL ? speech->language : NULL),
      .says = speech != NULL ? speech->says : NULL,
      .command = ilk_voice_choice_get_command(choice, deck),
  };
}
