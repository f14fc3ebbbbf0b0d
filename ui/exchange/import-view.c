/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table stays as it is while the learner chooses what its columns are, so that the focus stays
 * where it is; only what would come of it changes.
 */
#include "ui/exchange/import-view.h"

#include "app/base/clean-text.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"
#include "ui/base/resource.h"
#include "ui/exchange/import-rows.h"

#include <glib/gi18n.h>

#define CELL_CHARACTERS 24
#define MOST_COLUMNS 16

struct _UiImportView {
  AdwBin parent_instance;

  /* Borrowed */
  UiImportPlan *plan;
  GtkDropDown *meanings[MOST_COLUMNS];

  guint n_columns;
  gboolean filling;

  /* Template */
  GtkLabel *title;
  GtkLabel *sum;
  GtkLabel *problem;
  GtkWidget *table;
  GtkWidget *marks;
  GtkDropDown *sides;
  GtkDropDown *cards;
  GtkGrid *grid;
  GtkSwitch *heading;
  GtkWidget *scroller;
  GtkListView *rows;
};

enum { SIGNAL_CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiImportView, ui_import_view, ADW_TYPE_BIN)

/* What a column can be, in the order of IlkColumn, and last nothing. */
static const char *const meanings[] = {
    N_("Question"), N_("Answer"),   NC_("column", "Id"), N_("Tags"),     N_("Source"),
    N_("Ease"),     N_("Interval"), N_("Due"),           N_("Left out"),
};
G_STATIC_ASSERT(G_N_ELEMENTS(meanings) == ILK_N_COLUMNS + 1);

static const struct {
  const char *name;
  const char *css_class;
} fates[ILK_N_IMPORT_FATES] = {
    [ILK_IMPORT_ADDED] = {NC_("card", "New"), "fate-new"},
    [ILK_IMPORT_CHANGED] = {NC_("card", "Changed"), "fate-changed"},
    [ILK_IMPORT_UNCHANGED] = {NC_("card", "Unchanged"), "dim-label"},
    [ILK_IMPORT_MISSING] = {NC_("card", "Not in the file"), "dim-label"},
    [ILK_IMPORT_DELETED] = {NC_("card", "Left out"), "dim-label"},
};

/* What the drop-downs say goes into the plan. */
static void
choose(UiImportView *self)
{
  int chosen[MOST_COLUMNS];

  for (guint i = 0; i < self->n_columns; i++)
    chosen[i] = (int) gtk_drop_down_get_selected(self->meanings[i]);
  ui_import_plan_choose(self->plan, chosen, self->n_columns, gtk_switch_get_active(self->heading));
  g_signal_emit(self, signals[SIGNAL_CHOSEN], 0);
}

/* What a column is now, no other is any more. */
static void
meaning_chosen_cb(GtkDropDown *list, GParamSpec *pspec, UiImportView *self)
{
  guint chosen = gtk_drop_down_get_selected(list);

  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; chosen < ILK_N_COLUMNS && i < self->n_columns; i++)
    if (self->meanings[i] != list && gtk_drop_down_get_selected(self->meanings[i]) == chosen)
      gtk_drop_down_set_selected(self->meanings[i], ILK_N_COLUMNS);
  self->filling = FALSE;
  choose(self);
}

static void
heading_chosen_cb(UiImportView *self)
{
  if (!self->filling)
    choose(self);
}

static void
mark_chosen_cb(UiImportView *self)
{
  if (self->filling)
    return;
  ui_import_plan_choose_marks(self->plan, gtk_drop_down_get_selected(self->sides),
                              gtk_drop_down_get_selected(self->cards));
  g_signal_emit(self, signals[SIGNAL_CHOSEN], 0);
}

static GtkDropDown *
make_meanings(UiImportView *self, guint column)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new(NULL);
  /* Translators: what the second column of a table is taken for. */
  g_autofree char *name = g_strdup_printf(_("Column %u is"), column + 1);

  for (gsize i = 0; i < G_N_ELEMENTS(meanings); i++)
    gtk_string_list_append(words, i == ILK_COLUMN_ID ? C_("column", "Id") : _(meanings[i]));
  GtkWidget *list = gtk_drop_down_new(G_LIST_MODEL(g_steal_pointer(&words)), NULL);
  ui_drop_down_let_shrink(GTK_DROP_DOWN(list));
  ui_name_inner_button(list, name);
  gtk_drop_down_set_selected(GTK_DROP_DOWN(list),
                             (guint) ui_import_plan_get_meaning(self->plan, column));
  g_signal_connect(list, "notify::selected", G_CALLBACK(meaning_chosen_cb), self);
  return GTK_DROP_DOWN(list);
}

static GtkWidget *
make_cell(const char *text)
{
  g_autofree char *line = ilk_clean_line(text);
  GtkWidget *cell = gtk_label_new(line);

  gtk_label_set_xalign(GTK_LABEL(cell), 0);
  gtk_label_set_ellipsize(GTK_LABEL(cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars(GTK_LABEL(cell), CELL_CHARACTERS);
  gtk_widget_add_css_class(cell, "caption");
  return cell;
}

static void
empty_grid(UiImportView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self->grid))) != NULL)
    gtk_grid_remove(self->grid, child);
  self->n_columns = 0;
}

static void
fill_column(UiImportView *self, guint column)
{
  const IlkTableSample *sample = self->plan->sample;

  self->meanings[column] = make_meanings(self, column);
  gtk_grid_attach(self->grid, GTK_WIDGET(self->meanings[column]), (int) column, 0, 1, 1);
  for (guint row = 0; row < sample->rows->len; row++)
    gtk_grid_attach(self->grid, make_cell(ilk_table_sample_get(sample, row, column)), (int) column,
                    (int) row + 1, 1, 1);
}

static void
fill_grid(UiImportView *self)
{
  const IlkTableSample *sample = self->plan->sample;
  const IlkCardColumns *columns = self->plan->has_columns ? &self->plan->columns : &sample->columns;

  self->filling = TRUE;
  for (guint i = 0; i < MIN(sample->width, MOST_COLUMNS); i++)
    fill_column(self, i);
  self->n_columns = MIN(sample->width, MOST_COLUMNS);
  gtk_switch_set_active(self->heading, columns->has_heading);
  self->filling = FALSE;
}

static void append(GString *text, const char *format, guint n) G_GNUC_PRINTF(2, 0);

static void
append(GString *text, const char *format, guint n)
{
  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append(text, " · ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf(text, format, n);
#pragma GCC diagnostic pop
}

static char *
dup_sum(const IlkImportSummary *sum)
{
  GString *text = g_string_new(NULL);

  append(text, ngettext("%u new", "%u new", sum->added), sum->added);
  append(text, ngettext("%u changed", "%u changed", sum->changed), sum->changed);
  append(text, ngettext("%u unchanged", "%u unchanged", sum->unchanged), sum->unchanged);
  append(text,
         ngettext("%u no longer in the file (it stays)", "%u no longer in the file (they stay)",
                  sum->missing),
         sum->missing);
  append(text,
         ngettext("%u left out: you had deleted it", "%u left out: you had deleted them",
                  sum->deleted),
         sum->deleted);
  append(text,
         ngettext("%u goes on from where SM-2 left it", "%u go on from where SM-2 left them",
                  sum->remembered),
         sum->remembered);
  append(text, ngettext("%u new deck", "%u new decks", sum->decks), sum->decks);
  append(text, ngettext("%u review for the log", "%u reviews for the log", sum->reviews),
         sum->reviews);
  append(text, _("parameters of the memory model taken over"), sum->parameters);
  append(text, ngettext("%u suspended", "%u suspended", sum->suspended), sum->suspended);
  append(text,
         ngettext("%u left out: of another kind here", "%u left out: of another kind here",
                  sum->skipped),
         sum->skipped);
  return g_string_free(text, FALSE);
}

/* What would come in, and what would be lost of it. */
static char *
dup_report(const UiImportPlan *plan)
{
  if (plan->preview == NULL)
    return NULL;
  g_autofree char *sum = dup_sum(&plan->preview->summary);
  if (plan->losses == NULL || *plan->losses == '\0')
    return g_steal_pointer(&sum);
  g_autofree char *losses = ilk_clean_text(plan->losses);
  return g_strconcat(sum, "\n", losses, NULL);
}

static char *
dup_title(const UiImportPlan *plan)
{
  const IlkImportPreview *preview = plan->preview;

  if (preview == NULL)
    return g_strdup(plan->name);
  g_autofree char *title = ilk_clean_line(preview->title);
  if (preview->name_before != NULL) {
    g_autofree char *before = ilk_clean_line(preview->name_before);
    /* Translators: names of a deck. */
    return g_strdup_printf(_("“%s” will be called “%s”"), before, title);
  }
  /* Translators: %s is a deck. */
  return preview->is_new ? g_strdup_printf(_("New deck: %s"), title) : g_steal_pointer(&title);
}

static void
set_rows(UiImportView *self)
{
  const IlkImportPreview *preview = self->plan->preview;
  g_autoptr(GtkNoSelection) selection = NULL;

  if (preview != NULL)
    selection = gtk_no_selection_new(G_LIST_MODEL(ui_import_rows_new(preview->rows)));
  gtk_list_view_set_model(self->rows, GTK_SELECTION_MODEL(selection));
  gtk_widget_set_visible(self->scroller, preview != NULL && preview->rows->len > 0);
}

void
ui_import_view_update(UiImportView *self)
{
  g_return_if_fail(UI_IS_IMPORT_VIEW(self) && self->plan != NULL);

  const UiImportPlan *plan = self->plan;
  g_autofree char *title = dup_title(plan);
  g_autofree char *sum = dup_report(plan);
  if (plan->sample != NULL && self->n_columns == 0)
    fill_grid(self);
  gtk_widget_set_visible(self->table, self->n_columns > 0);
  gtk_widget_set_visible(self->marks,
                         plan->is_terms || plan->between_sides > 0 || plan->between_cards > 0);
  gtk_label_set_label(self->title, title);
  gtk_label_set_label(self->sum, plan->preview == NULL && plan->problem == NULL ? _("Reading…")
                                 : sum != NULL                                  ? sum
                                                                                : "");
  /* A report is something to take along. */
  gtk_label_set_selectable(self->sum, plan->losses != NULL && *plan->losses != '\0');
  gtk_widget_set_visible(GTK_WIDGET(self->sum), plan->problem == NULL);
  gtk_label_set_label(self->problem, plan->problem != NULL ? plan->problem : "");
  gtk_widget_set_visible(GTK_WIDGET(self->problem), plan->problem != NULL);
  set_rows(self);
}

void
ui_import_view_show(UiImportView *self, UiImportPlan *plan)
{
  g_return_if_fail(UI_IS_IMPORT_VIEW(self) && plan != NULL);

  empty_grid(self);
  self->plan = plan;
  self->filling = TRUE;
  gtk_drop_down_set_selected(self->sides, plan->between_sides);
  gtk_drop_down_set_selected(self->cards, plan->between_cards);
  self->filling = FALSE;
  ui_import_view_update(self);
}

/* A row: what becomes of the card, its question, and where it stands. */
static void
setup_cb(GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *fate = gtk_label_new(NULL);
  GtkWidget *question = gtk_label_new(NULL);
  GtkWidget *line = gtk_label_new(NULL);

  gtk_label_set_ellipsize(GTK_LABEL(question), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign(GTK_LABEL(question), 0);
  gtk_widget_set_hexpand(question, TRUE);
  gtk_widget_add_css_class(fate, "caption-heading");
  gtk_widget_add_css_class(line, "caption");
  gtk_widget_add_css_class(line, "dim-label");
  gtk_widget_add_css_class(box, "import-row");
  gtk_box_append(GTK_BOX(box), fate);
  gtk_box_append(GTK_BOX(box), question);
  gtk_box_append(GTK_BOX(box), line);
  gtk_list_item_set_activatable(item, FALSE);
  gtk_list_item_set_child(item, box);
}

static void
bind_cb(GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const IlkImportRow *row = ui_import_row_get(UI_IMPORT_ROW(gtk_list_item_get_item(item)));
  GtkWidget *fate = gtk_widget_get_first_child(gtk_list_item_get_child(item));
  GtkWidget *question = gtk_widget_get_next_sibling(fate);
  GtkWidget *line = gtk_widget_get_next_sibling(question);
  g_autofree char *text = ilk_clean_line(row->question);
  /* Translators: of a file. */
  g_autofree char *where = row->line > 0 ? g_strdup_printf(_("line %u"), row->line) : g_strdup("");

  for (gsize i = 0; i < G_N_ELEMENTS(fates); i++)
    gtk_widget_remove_css_class(fate, fates[i].css_class);
  gtk_widget_add_css_class(fate, fates[row->fate].css_class);
  gtk_label_set_label(GTK_LABEL(fate),
                      g_dpgettext2(GETTEXT_PACKAGE, "card", fates[row->fate].name));
  gtk_label_set_label(GTK_LABEL(question), text);
  gtk_label_set_label(GTK_LABEL(line), where);
}

static void
ui_import_view_class_init(UiImportViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  signals[SIGNAL_CHOSEN] = g_signal_new("chosen", UI_TYPE_IMPORT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("exchange/import-view.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiImportView, title);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, sum);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, problem);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, table);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, marks);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, sides);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, cards);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, grid);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, heading);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, scroller);
  gtk_widget_class_bind_template_child(widget_class, UiImportView, rows);
  gtk_widget_class_bind_template_callback(widget_class, heading_chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, mark_chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, setup_cb);
  gtk_widget_class_bind_template_callback(widget_class, bind_cb);
}

static void
ui_import_view_init(UiImportView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_drop_down_let_shrink(self->sides);
  ui_drop_down_let_shrink(self->cards);
  ui_name_inner_button(GTK_WIDGET(self->sides), _("Between term and definition"));
  ui_name_inner_button(GTK_WIDGET(self->cards), _("Between cards"));
}
