/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new option of decks costs its row here.
 */
#include "ui/study/deck-option.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"

#include <glib/gi18n.h>
#include <math.h>

typedef enum { NUMBER, CHOICE, SWITCH, PERCENT } Kind;

#define MAX_CHOICES 4

static const struct {
  const char *title;
  const char *subtitle;
  gsize offset;
  Kind kind;
  int min, max;
  const char *choices[MAX_CHOICES + 1];
} rows[] = {
#define FIELD(field) G_STRUCT_OFFSET(IlkStudyOptions, field)
    {N_("New cards a day"),
     N_("Within the number of all decks together"),
     FIELD(new_per_day),
     NUMBER,
     0,
     9999,
     {NULL}},
    {N_("Order of new cards"),
     NULL,
     FIELD(new_order),
     CHOICE,
     0,
     0,
     {N_("As in the deck"), N_("Shuffled"), NULL}},
    {N_("Reviews a day"), NULL, FIELD(reviews_per_day), NUMBER, 0, ILK_NO_REVIEW_LIMIT, {NULL}},
    {N_("Order of reviews"),
     NULL,
     FIELD(review_order),
     CHOICE,
     0,
     0,
     {N_("Due first"), N_("Shuffled"), N_("Most likely forgotten"), NULL}},
    {N_("Desired retention"), N_("In per cent"), FIELD(desired_retention), PERCENT, 70, 99, {NULL}},
    {N_("Timer"),
     NULL,
     FIELD(timer),
     CHOICE,
     0,
     0,
     {N_("As in Preferences"), N_("Coach"), N_("Strict"), N_("Off"), NULL}},
    {N_("A leech is forgotten so often"),
     N_("Such a card gets the tag “leech”; 0 for never"),
     FIELD(leech_lapses),
     NUMBER,
     0,
     99,
     {NULL}},
    {N_("Suspend leeches"), NULL, FIELD(leech_suspends), SWITCH, 0, 1, {NULL}},
#undef FIELD
};

G_STATIC_ASSERT(G_N_ELEMENTS(rows) == UI_N_DECK_OPTIONS);

const char *
ui_deck_option_get_title(gsize i)
{
  return _(rows[i].title);
}

const char *
ui_deck_option_get_subtitle(gsize i)
{
  return rows[i].subtitle != NULL ? _(rows[i].subtitle) : NULL;
}

int
ui_deck_option_get(const IlkStudyOptions *options, gsize i)
{
  const char *field = (const char *) options + rows[i].offset;

  return rows[i].kind == PERCENT ? (int) round(*(const double *) (gconstpointer) field * 100)
                                 : *(const int *) (gconstpointer) field;
}

void
ui_deck_option_set(IlkStudyOptions *options, gsize i, int value)
{
  char *field = (char *) options + rows[i].offset;

  if (rows[i].kind == PERCENT)
    *(double *) (gpointer) field = value / 100.0;
  else
    *(int *) (gpointer) field = value;
}

/* The number that stands for none is not shown. */
static gboolean
limit_output_cb(GtkSpinButton *input)
{
  if (gtk_spin_button_get_value_as_int(input) < ILK_NO_REVIEW_LIMIT)
    return FALSE;
  if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(input)), _("No limit")))
    gtk_editable_set_text(GTK_EDITABLE(input), _("No limit"));
  return TRUE;
}

static int
limit_input_cb(GtkSpinButton *input, double *value)
{
  if (!g_str_equal(gtk_editable_get_text(GTK_EDITABLE(input)), _("No limit")))
    return FALSE;
  *value = ILK_NO_REVIEW_LIMIT;
  return TRUE;
}

static GtkWidget *
make_number(gsize i)
{
  GtkWidget *input = gtk_spin_button_new_with_range(rows[i].min, rows[i].max, 1);

  if (rows[i].offset != G_STRUCT_OFFSET(IlkStudyOptions, reviews_per_day))
    return input;
  gtk_spin_button_set_numeric(GTK_SPIN_BUTTON(input), FALSE);
  gtk_editable_set_width_chars(GTK_EDITABLE(input), (int) g_utf8_strlen(_("No limit"), -1));
  g_signal_connect(input, "output", G_CALLBACK(limit_output_cb), NULL);
  g_signal_connect(input, "input", G_CALLBACK(limit_input_cb), NULL);
  gtk_spin_button_update(GTK_SPIN_BUTTON(input));
  return input;
}

static GtkWidget *
make_choice(gsize i)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new(NULL);

  for (gsize n = 0; rows[i].choices[n] != NULL; n++)
    gtk_string_list_append(choices, _(rows[i].choices[n]));
  GtkWidget *input = gtk_drop_down_new(G_LIST_MODEL(g_steal_pointer(&choices)), NULL);
  ui_drop_down_let_shrink(GTK_DROP_DOWN(input));
  ui_name_inner_button(input, _(rows[i].title));
  return input;
}

/* The row whose input it is gives it a name, but for what is within a list. */
GtkWidget *
ui_deck_option_make_input(gsize i, const char **property)
{
  static const char *const properties[] = {"value", "selected", "active", "value"};
  GtkWidget *input;

  if (rows[i].kind == CHOICE)
    input = make_choice(i);
  else
    input = rows[i].kind == SWITCH ? gtk_switch_new() : make_number(i);
  gtk_widget_set_valign(input, GTK_ALIGN_CENTER);
  *property = properties[rows[i].kind];
  return input;
}
