/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way is a list of interned names, the place that is shown at its end.
 */
#include "ui/base/places.h"

#include "ui/base/accessible.h"

struct _UiPlaces {
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *way;

  /* Borrowed: the child */
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE(UiPlaces, ui_places, ADW_TYPE_BIN)

static void
show_end_of_way(UiPlaces *self)
{
  gtk_stack_set_visible_child_name(self->stack, ui_places_get_name(self));
}

static void
ui_places_finalize(GObject *object)
{
  g_ptr_array_unref(UI_PLACES(object)->way);
  G_OBJECT_CLASS(ui_places_parent_class)->finalize(object);
}

static void
ui_places_class_init(UiPlacesClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_places_finalize;
}

static void
ui_places_init(UiPlaces *self)
{
  self->way = g_ptr_array_new();
  self->stack = GTK_STACK(g_object_new(GTK_TYPE_STACK, "hhomogeneous", FALSE, "vhomogeneous", FALSE,
                                       "transition-type", GTK_STACK_TRANSITION_TYPE_CROSSFADE,
                                       "transition-duration", 150, NULL));
  ui_hide_unshown(GTK_WIDGET(self->stack));
  adw_bin_set_child(ADW_BIN(self), GTK_WIDGET(self->stack));
}

void
ui_places_add(UiPlaces *self, GtkWidget *place, const char *name, const char *title)
{
  g_return_if_fail(UI_IS_PLACES(self) && GTK_IS_WIDGET(place) && name != NULL);

  if (title != NULL)
    gtk_stack_add_titled(self->stack, place, name, title);
  else
    gtk_stack_add_named(self->stack, place, name);
  if (self->way->len == 0)
    g_ptr_array_add(self->way, (gpointer) g_intern_string(name));
}

GtkWidget *
ui_places_find(UiPlaces *self, const char *name)
{
  g_return_val_if_fail(UI_IS_PLACES(self), NULL);
  return gtk_stack_get_child_by_name(self->stack, name);
}

const char *
ui_places_get_name(UiPlaces *self)
{
  g_return_val_if_fail(UI_IS_PLACES(self), NULL);
  return self->way->len > 0 ? g_ptr_array_index(self->way, self->way->len - 1) : NULL;
}

GtkWidget *
ui_places_get_shown(UiPlaces *self)
{
  g_return_val_if_fail(UI_IS_PLACES(self), NULL);
  return gtk_stack_get_visible_child(self->stack);
}

void
ui_places_go(UiPlaces *self, const char *name)
{
  gpointer interned = (gpointer) g_intern_string(name);
  guint passed;

  g_return_if_fail(UI_IS_PLACES(self) && ui_places_find(self, name) != NULL);

  if (g_ptr_array_find(self->way, interned, &passed))
    g_ptr_array_set_size(self->way, (int) passed + 1);
  else
    g_ptr_array_add(self->way, interned);
  show_end_of_way(self);
}

gboolean
ui_places_back(UiPlaces *self)
{
  g_return_val_if_fail(UI_IS_PLACES(self), FALSE);

  if (self->way->len <= 1)
    return FALSE;
  g_ptr_array_set_size(self->way, (int) self->way->len - 1);
  show_end_of_way(self);
  return TRUE;
}
