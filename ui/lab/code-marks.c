/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the threads stand comes from app/lab/state-lines; here it is drawn, tinted and put in
 * words.
 */
#include "ui/lab/code-marks.h"

#include "app/lab/state-lines.h"
#include "config.h"
#include "ui/charts/lane-paint.h"
#include "ui/compat/gutter-line.h"

#include <glib/gi18n.h>

#define WIDTH 84
#define SWATCH 10
#define GAP 4
#define TINT 0.16f

struct _UiCodeMarks {
  GtkSourceGutterRenderer parent_instance;

  /* Owned: the standings are of the trace */
  GArray *lines;
  IlkTrace *trace;
  GPtrArray *standings;
};

G_DEFINE_FINAL_TYPE(UiCodeMarks, ui_code_marks, GTK_SOURCE_TYPE_GUTTER_RENDERER)

static gboolean
stands_at(const IlkStanding *standing, int line)
{
  for (guint i = 0; i < standing->lines->len; i++)
    if (g_array_index(standing->lines, int, i) == line)
      return TRUE;
  return FALSE;
}

static const IlkStanding *
find_standing(UiCodeMarks *self, int line)
{
  for (guint i = 0; i < self->standings->len; i++) {
    const IlkStanding *standing = g_ptr_array_index(self->standings, i);
    if (stands_at(standing, line))
      return standing;
  }
  return NULL;
}

/* How much of two names is the same up to their last space: “thread ” of “thread 1”. */
static gsize
get_common_length(const char *name, const char *other)
{
  const char *space = strrchr(name, ' ');
  gsize length = space != NULL ? (gsize) (space - name) + 1 : 0;

  return strncmp(name, other, length) == 0 ? length : 0;
}

/* “thread 1, 2”, “echo, hog 1” */
static char *
dup_names(const IlkStanding *standing)
{
  g_autoptr(GString) names = g_string_new(NULL);
  const char *before = "";

  for (guint i = 0; i < standing->lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(standing->lanes, i);
    gsize known = i > 0 ? get_common_length(lane->name, before) : 0;
    g_string_append_printf(names, "%s%s", i > 0 ? ", " : "", lane->name + known);
    before = lane->name;
  }
  return g_string_free(g_steal_pointer(&names), FALSE);
}

/* Drawing */

static void
draw_swatch(GtkSnapshot *snapshot, int state, const graphene_rect_t *box)
{
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, box);
  g_auto(UiLanePaint) paint;

  ui_lane_paint_init(&paint, cr);
  ui_lane_paint_box(&paint, state, box);
  cairo_destroy(cr);
}

static void
draw_names(UiCodeMarks *self, GtkSnapshot *snapshot, const char *names, double y, double height)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout(GTK_WIDGET(self), names);
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new();
  GdkRGBA color = ui_palette_get(UI_COLOR_TEXT);
  int text_height;

  pango_attr_list_insert(attributes, pango_attr_scale_new(0.85));
  pango_layout_set_attributes(layout, attributes);
  pango_layout_set_width(layout, (WIDTH - SWATCH - 2 * GAP) * PANGO_SCALE);
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size(layout, NULL, &text_height);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(
      snapshot, &GRAPHENE_POINT_INIT(SWATCH + GAP, (float) (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout(snapshot, layout, &color);
  gtk_snapshot_restore(snapshot);
}

static void
snapshot_line(GtkSourceGutterRenderer *renderer, GtkSnapshot *snapshot, GtkSourceGutterLines *lines,
              guint line)
{
  UiCodeMarks *self = UI_CODE_MARKS(renderer);
  const IlkStanding *standing = find_standing(self, (int) line);
  double y, height;

  if (standing == NULL)
    return;
  g_autofree char *names = dup_names(standing);
  ui_gutter_line_get_extent(lines, line, &y, &height);
  draw_swatch(snapshot, standing->state,
              &GRAPHENE_RECT_INIT(0, (float) y + 2, SWATCH, (float) height - 4));
  draw_names(self, snapshot, names, y, height);
}

static void
ui_code_marks_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

/* Tinting */

static UiColor
get_color(int state)
{
  switch (state) {
  case ILK_LANE_RUNNING:
    return UI_COLOR_RUNNING;
  case ILK_LANE_RUNNING_FREE:
    return UI_COLOR_FREE;
  case ILK_LANE_WAITING:
    return UI_COLOR_WAITING;
  case ILK_LANE_LOCK:
    return UI_COLOR_LOCK;
  default:
    return UI_COLOR_BLOCKED;
  }
}

static GtkTextTag *
ensure_tag(GtkTextBuffer *buffer, int state)
{
  g_autofree char *name = g_strdup_printf("ui-lane-state-%d", state);
  GtkTextTag *tag = gtk_text_tag_table_lookup(gtk_text_buffer_get_tag_table(buffer), name);
  GdkRGBA color = ui_palette_get(get_color(state));

  color.alpha = TINT;
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag(buffer, name, NULL);
  g_object_set(tag, "paragraph-background-rgba", &color, NULL);
  return tag;
}

static void
tint_line(GtkTextBuffer *buffer, int line, GtkTextTag *tag, gboolean tinted)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line(buffer, &start, line);
  end = start;
  gtk_text_iter_forward_line(&end);
  if (tinted)
    gtk_text_buffer_apply_tag(buffer, tag, &start, &end);
  else
    gtk_text_buffer_remove_tag(buffer, tag, &start, &end);
}

/* A line that records a state is tinted by that state or not at all. */
static void
tint(UiCodeMarks *self)
{
  GtkTextBuffer *buffer =
      GTK_TEXT_BUFFER(gtk_source_gutter_renderer_get_buffer(GTK_SOURCE_GUTTER_RENDERER(self)));

  for (guint i = 0; buffer != NULL && i < self->lines->len; i++) {
    const IlkStateLine *line = &g_array_index(self->lines, IlkStateLine, i);
    tint_line(buffer, line->line, ensure_tag(buffer, line->state),
              find_standing(self, line->line) != NULL);
  }
}

/* Class */

static void
ui_code_marks_finalize(GObject *object)
{
  UiCodeMarks *self = UI_CODE_MARKS(object);

  g_array_unref(self->lines);
  g_ptr_array_unref(self->standings);
  g_clear_object(&self->trace);
  G_OBJECT_CLASS(ui_code_marks_parent_class)->finalize(object);
}

static void
ui_code_marks_class_init(UiCodeMarksClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_code_marks_finalize;
  GTK_WIDGET_CLASS(klass)->measure = ui_code_marks_measure;
  GTK_SOURCE_GUTTER_RENDERER_CLASS(klass)->snapshot_line = snapshot_line;
}

static void
ui_code_marks_init(UiCodeMarks *self)
{
  self->lines = g_array_new(FALSE, FALSE, sizeof(IlkStateLine));
  self->standings = g_ptr_array_new();
}

/* Public */

UiCodeMarks *
ui_code_marks_new(void)
{
  return g_object_new(UI_TYPE_CODE_MARKS, NULL);
}

void
ui_code_marks_read(UiCodeMarks *self, const char *source)
{
  g_return_if_fail(UI_IS_CODE_MARKS(self));

  g_array_unref(self->lines);
  self->lines = ilk_state_lines_find(source);
  g_ptr_array_set_size(self->standings, 0);
  gtk_widget_set_visible(GTK_WIDGET(self), self->lines->len > 0);
}

void
ui_code_marks_show(UiCodeMarks *self, IlkTrace *trace)
{
  g_return_if_fail(UI_IS_CODE_MARKS(self));

  g_ptr_array_unref(self->standings);
  self->standings = trace != NULL ? ilk_state_lines_locate(self->lines, trace) : g_ptr_array_new();
  g_set_object(&self->trace, trace);
  tint(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

/* “85”, “68 or 73” */
static char *
dup_numbers(const IlkStanding *standing)
{
  g_autofree char *numbers = NULL;

  for (guint i = 0; i < standing->lines->len; i++) {
    g_autofree char *before = g_steal_pointer(&numbers);
    int number = g_array_index(standing->lines, int, i) + 1;
    /* Translators: numbers of lines, of which a thread stands at one: “68 or 73”. */
    numbers = before != NULL ? g_strdup_printf(_("%s or %d"), before, number)
                             : g_strdup_printf("%d", number);
  }
  return g_steal_pointer(&numbers);
}

char *
ui_code_marks_dup_words(UiCodeMarks *self)
{
  g_return_val_if_fail(UI_IS_CODE_MARKS(self), NULL);
  g_autoptr(GString) words = g_string_new(NULL);

  if (self->lines->len == 0)
    return NULL;
  for (guint i = 0; i < self->standings->len; i++) {
    const IlkStanding *standing = g_ptr_array_index(self->standings, i);
    g_autofree char *names = dup_names(standing);
    g_autofree char *numbers = dup_numbers(standing);
    g_string_append(words, i > 0 ? " · " : "");
    /* Translators: threads, what they do, and the line of the code: “thread 1, 2: waiting for the
     * GIL (line 85)”. */
    g_string_append_printf(words, _("%s: %s (line %s)"), names,
                           ui_lane_state_get_words(standing->state), numbers);
  }
  if (words->len == 0)
    return g_strdup(_("While a run is recorded, the margin shows which thread stands where."));
  return g_string_free(g_steal_pointer(&words), FALSE);
}

int
ui_code_marks_get_first(UiCodeMarks *self)
{
  g_return_val_if_fail(UI_IS_CODE_MARKS(self), -1);
  int first = -1;

  for (guint i = 0; i < self->lines->len; i++) {
    int line = g_array_index(self->lines, IlkStateLine, i).line;
    if (first < 0 && find_standing(self, line) != NULL)
      first = line;
  }
  return first;
}
