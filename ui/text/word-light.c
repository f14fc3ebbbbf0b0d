/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of all labels in a row; each word that is said is looked for from the last one that was
 * found on.
 */
#include "ui/text/word-light.h"

#include <string.h>

/* How many words of the labels are passed over in search of one: those of a block of code. */
#define MOST_PASSED 400

/* A word in a label, or several. */
typedef struct {
  GtkLabel *label; /* (nullable): nothing is lit */
  guint begin;
  guint end;
} Place;

struct _UiWordLight {
  GArray *places; /* of each word of the text */
  GPtrArray *labels;
  GtkLabel *lit;
};

static void
add_words(GArray *words, GtkLabel *label)
{
  const char *text = gtk_label_get_text(label);
  for (const char *p = text; *p != '\0';) {
    while (*p != '\0' && g_unichar_isspace(g_utf8_get_char(p)))
      p = g_utf8_next_char(p);
    const char *begin = p;
    while (*p != '\0' && !g_unichar_isspace(g_utf8_get_char(p)))
      p = g_utf8_next_char(p);
    const Place place = {label, (guint) (begin - text), (guint) (p - text)};
    if (p > begin)
      g_array_append_val(words, place);
  }
}

static void
collect(UiWordLight *self, GArray *words, GtkWidget *widget)
{
  if (GTK_IS_LABEL(widget)) {
    g_ptr_array_add(self->labels, g_object_ref(widget));
    add_words(words, GTK_LABEL(widget));
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
       child = gtk_widget_get_next_sibling(child))
    collect(self, words, child);
}

static gboolean
is_word(const Place *place, const char *word, gsize length)
{
  return place->end - place->begin == length &&
         memcmp(gtk_label_get_text(place->label) + place->begin, word, length) == 0;
}

/* @shown: one word, or several with a blank between two. @next: (inout): where to look from */
static Place
find(GArray *words, const char *shown, guint *next)
{
  gsize first = strcspn(shown, " ");
  guint n = 1;
  for (const char *p = shown; *p != '\0'; p++)
    n += *p == ' ';
  for (guint i = *next; i < words->len && i < *next + MOST_PASSED; i++) {
    const Place *place = &g_array_index(words, Place, i);
    const Place *last = &g_array_index(words, Place, MIN(i + n, words->len) - 1);
    if (!is_word(place, shown, first))
      continue;
    *next = i + n;
    return (Place){place->label, place->begin,
                   last->label == place->label ? last->end : place->end};
  }
  return (Place){NULL, 0, 0};
}

UiWordLight *
ui_word_light_new(GtkWidget *root, const IlkSpokenText *text)
{
  g_return_val_if_fail(GTK_IS_WIDGET(root) && text != NULL, NULL);

  UiWordLight *self = g_new0(UiWordLight, 1);
  g_autoptr(GArray) words = g_array_new(FALSE, FALSE, sizeof(Place));
  guint next = 0;
  self->places = g_array_new(FALSE, FALSE, sizeof(Place));
  self->labels = g_ptr_array_new_with_free_func(g_object_unref);
  collect(self, words, root);
  for (guint i = 0; i < text->words->len; i++) {
    const IlkSpokenWord *word = &g_array_index(text->words, IlkSpokenWord, i);
    g_autofree char *shown =
        g_strndup(text->shown + word->shown_begin, word->shown_end - word->shown_begin);
    const Place place = *shown != '\0' ? find(words, shown, &next) : (Place){NULL, 0, 0};
    g_array_append_val(self->places, place);
  }
  return self;
}

static void
darken(UiWordLight *self)
{
  if (self->lit != NULL)
    gtk_label_set_attributes(self->lit, NULL);
  self->lit = NULL;
}

void
ui_word_light_free(UiWordLight *self)
{
  if (self == NULL)
    return;
  darken(self);
  g_array_unref(self->places);
  g_ptr_array_unref(self->labels);
  g_free(self);
}

static void
add_attribute(PangoAttrList *list, PangoAttribute *attribute, const Place *place)
{
  attribute->start_index = place->begin;
  attribute->end_index = place->end;
  pango_attr_list_insert(list, attribute);
}

/* A colour that reads on light and dark, and a line for who sees no colour; nothing that would
 * move the words beside it. */
static void
light(UiWordLight *self, const Place *place)
{
  g_autoptr(PangoAttrList) list = pango_attr_list_new();
  add_attribute(list, pango_attr_background_new(0x3500, 0x8400, 0xe400), place);
  add_attribute(list, pango_attr_background_alpha_new(0x5000), place);
  add_attribute(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), place);
  gtk_label_set_attributes(place->label, list);
  self->lit = place->label;
}

void
ui_word_light_show(UiWordLight *self, int word)
{
  g_return_if_fail(self != NULL);

  darken(self);
  if (word < 0 || (guint) word >= self->places->len)
    return;
  const Place *place = &g_array_index(self->places, Place, (guint) word);
  if (place->label != NULL)
    light(self, place);
}
