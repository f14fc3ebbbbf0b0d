/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The colours are seen over any picture, light or dark: an amber cover with a dark edge.
 */
#include "ui/media/parts.h"

#include "app/model/occlusion.h"
#include "config.h"

#include <glib/gi18n.h>

static const GdkRGBA cover = {0.965f, 0.827f, 0.176f, 1};
static const GdkRGBA edge = {0.239f, 0.22f, 0.275f, 1};

#define EDGE 1.5f
#define MARK 4

graphene_rect_t
ui_parts_get_place(gconstpointer data, const graphene_rect_t *place)
{
  const IlkHiddenPart *part = data;
  double width = (double) place->size.width / 100, height = (double) place->size.height / 100;

  return GRAPHENE_RECT_INIT(place->origin.x + (float) (part->x * width),
                            place->origin.y + (float) (part->y * height),
                            (float) (part->width * width), (float) (part->height * height));
}

static void
draw_border(GtkSnapshot *snapshot, const graphene_rect_t *rect, float width, const GdkRGBA *color)
{
  const float widths[] = {width, width, width, width};
  const GdkRGBA colors[] = {*color, *color, *color, *color};
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect(&rounded, rect, 3);
  gtk_snapshot_append_border(snapshot, &rounded, widths, colors);
}

static void
draw_sign(GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout(widget, "?");
  int width, height;

  pango_layout_get_pixel_size(layout, &width, &height);
  if ((float) width > rect->size.width || (float) height > rect->size.height)
    return;
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(
      snapshot, &GRAPHENE_POINT_INIT(rect->origin.x + (rect->size.width - (float) width) / 2,
                                     rect->origin.y + (rect->size.height - (float) height) / 2));
  gtk_snapshot_append_layout(snapshot, layout, &edge);
  gtk_snapshot_restore(snapshot);
}

void
ui_parts_draw(GtkWidget *widget, GtkSnapshot *snapshot, const graphene_rect_t *place,
              const GArray *parts, gboolean shown)
{
  for (guint i = 0; i < parts->len; i++) {
    graphene_rect_t rect = ui_parts_get_place(&g_array_index(parts, IlkHiddenPart, i), place);

    if (shown) {
      draw_border(snapshot, &rect, MARK, &edge);
      draw_border(snapshot, &rect, MARK - EDGE, &cover);
    } else {
      gtk_snapshot_append_color(snapshot, &cover, &rect);
      draw_border(snapshot, &rect, EDGE, &edge);
      draw_sign(widget, snapshot, &rect);
    }
  }
}

void
ui_parts_draw_selection(GtkSnapshot *snapshot, const graphene_rect_t *rect)
{
  draw_border(snapshot, rect, MARK, &edge);
}

char *
ui_parts_dup_text(const GArray *parts, gboolean shown)
{
  g_autoptr(GString) text = g_string_new(NULL);

  for (guint i = 0; i < parts->len; i++) {
    const IlkHiddenPart *part = &g_array_index(parts, IlkHiddenPart, i);
    int left = (int) part->x, right = (int) (part->x + part->width);
    int top = (int) part->y, bottom = (int) (part->y + part->height);

    if (i > 0)
      g_string_append_c(text, ' ');
    g_string_append_printf(
        text,
        shown ? _("Asked is what lies from %d to %d percent across and from %d to %d percent down.")
              : _("Covered from %d to %d percent across and from %d to %d percent down: what is "
                  "there?"),
        left, right, top, bottom);
  }
  return g_string_free(g_steal_pointer(&text), FALSE);
}
