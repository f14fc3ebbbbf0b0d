/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Signs first, colour second: each thing that a row tells has a shape of its own.
 */
#include "ui/lab/listing-row.h"

#include "config.h"

#include <glib/gi18n.h>
#include <inttypes.h>

struct _UiListingRow {
  AdwBin parent_instance;

  /* Template children, made by hand: all of them are labels in a line. */
  GtkLabel *count;

  guint place;
  guint64 drops;
};

G_DEFINE_FINAL_TYPE(UiListingRow, ui_listing_row, ADW_TYPE_BIN)

/* As wide as most opcodes, so that arguments stand below each other; then comes a space. */
#define OPCODE_WIDTH 17

static void
ui_listing_row_class_init(UiListingRowClass *klass)
{
  gtk_widget_class_set_accessible_role(GTK_WIDGET_CLASS(klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name(GTK_WIDGET_CLASS(klass), "listing-row");
}

static void
ui_listing_row_init(UiListingRow *self)
{
}

static GtkWidget *
append_label(GtkBox *box, const char *text, int width, const char *css_class)
{
  GtkWidget *label = gtk_label_new(text);

  gtk_widget_set_direction(label, GTK_TEXT_DIR_LTR);
  gtk_label_set_width_chars(GTK_LABEL(label), width);
  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_widget_set_valign(label, GTK_ALIGN_START);
  gtk_widget_add_css_class(label, css_class);
  gtk_box_append(box, label);
  return label;
}

/* The span between load and store is a line along its instructions. */
static void
append_span(GtkBox *box, const IlkInstruction *instruction)
{
  GtkWidget *span = gtk_separator_new(GTK_ORIENTATION_VERTICAL);

  gtk_widget_add_css_class(span, "listing-span");
  gtk_widget_set_opacity(span, instruction->between ? 1 : 0);
  gtk_box_append(box, span);
}

static void
append_code(GtkBox *box, const IlkInstruction *instruction)
{
  g_autofree char *code =
      *instruction->argument
          ? g_strdup_printf("%-*s %s", OPCODE_WIDTH, instruction->opcode, instruction->argument)
          : g_strdup(instruction->opcode);
  GtkWidget *label = append_label(box, code, -1, "listing-code");

  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand(label, TRUE);
}

static const char *
get_sign(const IlkInstruction *instruction)
{
  return instruction->unsafe ? "▲" : instruction->check ? "●" : "";
}

static void
add_words(GString *words, gboolean apply, const char *text)
{
  if (apply)
    g_string_append_printf(words, ", %s", text);
}

/* A screen reader hears what the signs say. */
static void
describe(UiListingRow *self, const IlkInstruction *instruction)
{
  g_autoptr(GString) words = g_string_new(NULL);

  g_string_printf(words, "%u: %s", self->place, instruction->opcode);
  if (*instruction->argument)
    g_string_append_printf(words, " %s", instruction->argument);
  add_words(words, instruction->check, _("check point"));
  add_words(words, instruction->between, _("between load and store"));
  add_words(words, instruction->unsafe, _("a switch here loses an update"));
  g_autofree char *times = g_strdup_printf(ngettext("the lock was let go %" PRIu64 " time",
                                                    "the lock was let go %" PRIu64 " times",
                                                    (gulong) instruction->drops),
                                           instruction->drops);
  add_words(words, instruction->drops > 0, times);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                 -1);
}

UiListingRow *
ui_listing_row_new(const IlkInstruction *instruction, guint place)
{
  UiListingRow *self = g_object_new(UI_TYPE_LISTING_ROW, NULL);
  GtkBox *box = GTK_BOX(gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 4));
  g_autofree char *number = g_strdup_printf("%u", place);

  self->place = place;
  gtk_widget_set_direction(GTK_WIDGET(box), GTK_TEXT_DIR_LTR);
  gtk_label_set_xalign(GTK_LABEL(append_label(box, number, 2, "listing-place")), 1);
  append_span(box, instruction);
  append_label(box, get_sign(instruction), 1, "listing-sign");
  append_code(box, instruction);
  self->count = GTK_LABEL(append_label(box, "", -1, "listing-count"));
  adw_bin_set_child(ADW_BIN(self), GTK_WIDGET(box));
  if (instruction->unsafe)
    gtk_widget_add_css_class(GTK_WIDGET(self), "unsafe");
  describe(self, instruction);
  return self;
}

void
ui_listing_row_update(UiListingRow *self, const IlkInstruction *instruction)
{
  g_return_if_fail(UI_IS_LISTING_ROW(self));

  if (instruction->drops == self->drops) {
    gtk_widget_remove_css_class(GTK_WIDGET(self), "lit");
    return;
  }
  self->drops = instruction->drops;
  g_autofree char *times = g_strdup_printf("%" G_GUINT64_FORMAT "×", self->drops);
  gtk_label_set_label(self->count, times);
  gtk_widget_add_css_class(GTK_WIDGET(self), "lit");
  describe(self, instruction);
}
