/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The description is Markdown and shown as a card's is. A deck that is deleted meanwhile leads
 * back.
 */
#include "ui/study/deck-page.h"

#include "app/store/front/collection-decks.h"
#include "config.h"
#include "ui/base/notice-bar.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/settings/voice-group.h"
#include "ui/study/deck-options.h"
#include "ui/text/markdown-view.h"

#include <glib/gi18n.h>

struct _UiDeckPage {
  UiPage parent_instance;

  /* Owned */
  char *narration; /* as UiSettings has it */

  gint64 deck;
  gboolean ready;

  /* Template */
  AdwWindowTitle *title;
  UiNoticeBar *notice;
  GtkLabel *counts;
  GtkWidget *nothing;
  UiMarkdownView *description;
  UiDeckOptions *options;
  UiVoiceGroup *voice_group;
};

enum { PROP_0, PROP_NARRATION };

G_DEFINE_FINAL_TYPE(UiDeckPage, ui_deck_page, UI_TYPE_PAGE)

static IlkDeck *
find_deck(GPtrArray *decks, gint64 id)
{
  for (guint i = 0; i < decks->len; i++)
    if (ilk_deck_get_id(g_ptr_array_index(decks, i)) == id)
      return g_ptr_array_index(decks, i);
  return NULL;
}

static void
show_counts(UiDeckPage *self, const IlkDeckCounts *counts)
{
  guint waiting = counts->new_cards + counts->learning + counts->due;
  g_autofree char *cards =
      g_strdup_printf(ngettext("%u card", "%u cards", counts->total), counts->total);
  g_autofree char *wait =
      g_strdup_printf(ngettext("%u card to study", "%u cards to study", waiting), waiting);
  g_autofree char *line = waiting > 0 ? g_strjoin(" · ", cards, wait, NULL) : g_strdup(cards);

  gtk_label_set_label(self->counts, line);
}

static void
show_deck(UiDeckPage *self, GPtrArray *decks, IlkDeck *deck)
{
  const char *description = ilk_deck_get_description(deck);
  IlkDeck *above = find_deck(decks, ilk_deck_get_parent(deck));

  adw_window_title_set_title(self->title, ilk_deck_get_name(deck));
  adw_window_title_set_subtitle(self->title, above != NULL ? ilk_deck_get_path(above) : "");
  show_counts(self, ilk_deck_get_counts(deck));
  gtk_widget_set_visible(self->nothing, *description == '\0');
  gtk_widget_set_visible(GTK_WIDGET(self->description), *description != '\0');
  ui_markdown_view_set_markdown(self->description, description);
  ui_voice_group_set_deck(self->voice_group, self->deck, ilk_deck_get_speech(deck));
  ui_deck_options_show(self->options, ui_page_get_collection(UI_PAGE(self)), self->deck,
                       above != NULL ? ilk_deck_get_id(above) : 0,
                       above != NULL ? ilk_deck_get_name(above) : NULL);
  self->ready = TRUE;
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiDeckPage) self = UI_DECK_PAGE(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, &error);

  if (ui_page_get_collection(UI_PAGE(self)) != ILK_COLLECTION(source))
    return;
  if (decks == NULL) {
    ui_notice_bar_show(self->notice, error->message);
    return;
  }
  IlkDeck *deck = find_deck(decks, self->deck);
  if (deck != NULL)
    show_deck(self, decks, deck);
  else if (gtk_widget_get_mapped(GTK_WIDGET(self)))
    gtk_widget_activate_action(GTK_WIDGET(self), "win.back", NULL);
}

static void
study_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "session", UI_DECK_PAGE(widget)->deck);
}

static void
listen_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "listen", UI_DECK_PAGE(widget)->deck);
}

static void
describe_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.edit-deck", "(sx)", "describe",
                             UI_DECK_PAGE(widget)->deck);
}

static void
failed_cb(UiDeckPage *self, const char *sentence)
{
  ui_notice_bar_show(self->notice, sentence);
}

static void
ui_deck_page_refresh(UiPage *page)
{
  if (UI_DECK_PAGE(page)->deck != 0)
    ilk_collection_list_decks_async(ui_page_get_collection(page), NULL, listed_cb,
                                    g_object_ref(page));
}

static void
ui_deck_page_set_deck(UiPage *page, gint64 deck)
{
  UiDeckPage *self = UI_DECK_PAGE(page);

  self->ready = self->ready && self->deck == deck;
  self->deck = deck;
  ui_voice_group_set_deck(self->voice_group, deck, NULL);
  ui_notice_bar_show(self->notice, NULL);
  ui_page_refresh(page);
}

static void
ui_deck_page_leave(UiPage *page)
{
  ui_deck_options_flush(UI_DECK_PAGE(page)->options);
}

static gboolean
ui_deck_page_is_ready(UiPage *page)
{
  UiDeckPage *self = UI_DECK_PAGE(page);

  return self->ready && ui_deck_options_is_ready(self->options);
}

static void
ui_deck_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARRATION)
    g_value_set_string(value, UI_DECK_PAGE(object)->narration);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_deck_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiDeckPage *self = UI_DECK_PAGE(object);

  if (id != PROP_NARRATION) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    return;
  }
  g_free(self->narration);
  self->narration = g_value_dup_string(value);
  ui_voice_group_show(self->voice_group, self->narration);
}

static void
ui_deck_page_finalize(GObject *object)
{
  g_free(UI_DECK_PAGE(object)->narration);
  G_OBJECT_CLASS(ui_deck_page_parent_class)->finalize(object);
}

static void
ui_deck_page_class_init(UiDeckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiPageClass *page_class = UI_PAGE_CLASS(klass);

  object_class->get_property = ui_deck_page_get_property;
  object_class->set_property = ui_deck_page_set_property;
  object_class->finalize = ui_deck_page_finalize;
  g_object_class_install_property(object_class, PROP_NARRATION,
                                  g_param_spec_string("narration", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  page_class->concerns =
      ILK_CHANGE_DECKS | ILK_CHANGE_CARDS | ILK_CHANGE_REVIEWS | ILK_CHANGE_OPTIONS;
  page_class->refresh = ui_deck_page_refresh;
  page_class->set_deck = ui_deck_page_set_deck;
  page_class->leave = ui_deck_page_leave;
  page_class->is_ready = ui_deck_page_is_ready;
  gtk_widget_class_install_action(widget_class, "deck-page.study", NULL, study_cb);
  gtk_widget_class_install_action(widget_class, "deck-page.listen", NULL, listen_cb);
  gtk_widget_class_install_action(widget_class, "deck-page.describe", NULL, describe_cb);
  g_type_ensure(UI_TYPE_DECK_OPTIONS);
  g_type_ensure(UI_TYPE_VOICE_GROUP);
  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  g_type_ensure(UI_TYPE_NOTICE_BAR);
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/deck-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, title);
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, notice);
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, counts);
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, nothing);
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, description);
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, options);
  gtk_widget_class_bind_template_child(widget_class, UiDeckPage, voice_group);
  gtk_widget_class_bind_template_callback(widget_class, failed_cb);
}

static void
ui_deck_page_init(UiDeckPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}
