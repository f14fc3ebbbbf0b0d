/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files are read on a worker, one after the other, each as a copy of its plan: what comes of it is
 * taken only while the plan is still the same.
 */
#include "ui/exchange/import-window.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/drop-down.h"
#include "ui/base/resource.h"
#include "ui/exchange/import-view.h"

#include <glib/gi18n.h>

struct _UiImportWindow {
  AdwWindow parent_instance;

  /* Owned */
  IlkCollection *collection;
  GCancellable *cancellable; /* of what is being read, NULL while nothing is */
  GPtrArray *plans;

  guint at; /* the plan that is being read */

  /* Template */
  GtkWidget *import_button;
  GtkDropDown *files;
  UiImportView *view;
};

static guint confirmed;

G_DEFINE_FINAL_TYPE(UiImportWindow, ui_import_window, ADW_TYPE_WINDOW)

static UiImportPlan *
get_plan(UiImportWindow *self, guint i)
{
  return g_ptr_array_index(self->plans, i);
}

static UiImportPlan *
get_shown(UiImportWindow *self)
{
  return get_plan(self, MIN(gtk_drop_down_get_selected(self->files), self->plans->len - 1));
}

static gboolean
is_known(const UiImportPlan *plan)
{
  return plan->preview != NULL || plan->problem != NULL;
}

static guint
count_good(UiImportWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plans->len; i++)
    n += get_plan(self, i)->preview != NULL;
  return n;
}

static void
update(UiImportWindow *self)
{
  gtk_widget_set_sensitive(self->import_button, self->cancellable == NULL && count_good(self) > 0);
}

static void read_next(UiImportWindow *self);

static void
take(UiImportPlan *plan, UiImportPlan *read)
{
  if (plan->sample == NULL)
    plan->sample = g_steal_pointer(&read->sample);
  plan->preview = g_steal_pointer(&read->preview);
  plan->is_terms = read->is_terms;
  plan->losses = g_steal_pointer(&read->losses);
  plan->problem = g_steal_pointer(&read->problem);
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  UiImportWindow *self = UI_IMPORT_WINDOW(source);
  GTask *task = G_TASK(result);
  UiImportPlan *plan = get_plan(self, self->at);

  /* Something else was chosen meanwhile, or the window is gone. */
  if (g_task_get_cancellable(task) != self->cancellable)
    return;
  g_clear_object(&self->cancellable);
  take(plan, g_task_get_task_data(task));
  if (plan == get_shown(self))
    ui_import_view_update(self->view);
  read_next(self);
}

static void
read_in_thread(GTask *task, gpointer source, gpointer plan, GCancellable *cancellable)
{
  g_task_return_boolean(
      task, ui_import_plan_read(plan, UI_IMPORT_WINDOW(source)->collection, cancellable));
}

static void
read_next(UiImportWindow *self)
{
  for (guint i = 0; i < self->plans->len; i++) {
    if (is_known(get_plan(self, i)))
      continue;
    self->at = i;
    self->cancellable = g_cancellable_new();
    g_autoptr(GTask) task = g_task_new(self, self->cancellable, read_cb, NULL);
    g_task_set_task_data(task, ui_import_plan_copy(get_plan(self, i)),
                         (GDestroyNotify) ui_import_plan_free);
    g_task_run_in_thread(task, read_in_thread);
    break;
  }
  update(self);
  if (self->cancellable == NULL && gtk_window_get_focus(GTK_WINDOW(self)) == NULL)
    gtk_widget_grab_focus(self->import_button);
}

static void
stop_reading(UiImportWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
}

static void
columns_chosen_cb(UiImportWindow *self)
{
  stop_reading(self);
  ui_import_view_update(self->view);
  read_next(self);
}

static void
file_chosen_cb(UiImportWindow *self)
{
  if (self->plans != NULL)
    ui_import_view_show(self->view, get_shown(self));
}

static void
import_cb(UiImportWindow *self)
{
  g_autoptr(UiImportWindow) kept = g_object_ref(self);
  g_autoptr(GPtrArray) chosen =
      g_ptr_array_new_with_free_func((GDestroyNotify) ui_import_plan_free);

  if (!gtk_widget_is_sensitive(self->import_button))
    return;
  for (guint i = 0; i < self->plans->len; i++)
    if (get_plan(self, i)->preview != NULL)
      g_ptr_array_add(chosen, ui_import_plan_copy(get_plan(self, i)));
  g_signal_emit(self, confirmed, 0, chosen);
  gtk_window_destroy(GTK_WINDOW(self));
}

/* What is being read keeps the window, but nobody waits for it any more. */
static void
ui_import_window_unrealize(GtkWidget *widget)
{
  stop_reading(UI_IMPORT_WINDOW(widget));
  GTK_WIDGET_CLASS(ui_import_window_parent_class)->unrealize(widget);
}

static void
ui_import_window_finalize(GObject *object)
{
  UiImportWindow *self = UI_IMPORT_WINDOW(object);

  g_clear_pointer(&self->plans, g_ptr_array_unref);
  g_clear_object(&self->collection);
  G_OBJECT_CLASS(ui_import_window_parent_class)->finalize(object);
}

static void
ui_import_window_class_init(UiImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_import_window_finalize;
  widget_class->unrealize = ui_import_window_unrealize;
  confirmed = g_signal_new("confirmed", UI_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                           NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
  g_type_ensure(UI_TYPE_IMPORT_VIEW);
  gtk_widget_class_add_binding_action(widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("exchange/import-window.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiImportWindow, import_button);
  gtk_widget_class_bind_template_child(widget_class, UiImportWindow, files);
  gtk_widget_class_bind_template_child(widget_class, UiImportWindow, view);
  gtk_widget_class_bind_template_callback(widget_class, import_cb);
  gtk_widget_class_bind_template_callback(widget_class, columns_chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, file_chosen_cb);
}

static void
ui_import_window_init(UiImportWindow *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

/* No wider than the window it is asked in. */
static void
fit(UiImportWindow *self, GtkWidget *parent)
{
  int width, height, most = parent != NULL ? gtk_widget_get_width(parent) : 0;

  gtk_window_get_default_size(GTK_WINDOW(self), &width, &height);
  if (most > 0 && most < width)
    gtk_window_set_default_size(GTK_WINDOW(self), most, height);
}

static void
list_files(UiImportWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new(NULL);

  for (guint i = 0; i < self->plans->len; i++)
    gtk_string_list_append(names, get_plan(self, i)->name);
  ui_drop_down_let_shrink(self->files);
  gtk_drop_down_set_model(self->files, G_LIST_MODEL(names));
  ui_name_inner_button(GTK_WIDGET(self->files), _("File"));
  gtk_widget_set_visible(GTK_WIDGET(self->files), self->plans->len > 1);
}

UiImportWindow *
ui_import_window_new(GtkWindow *parent, IlkCollection *collection, GPtrArray *files)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && files != NULL && files->len > 0, NULL);

  UiImportWindow *self = g_object_new(UI_TYPE_IMPORT_WINDOW, "transient-for", parent,
                                      "destroy-with-parent", TRUE, NULL);
  self->collection = g_object_ref(collection);
  self->plans = g_ptr_array_new_with_free_func((GDestroyNotify) ui_import_plan_free);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add(self->plans, ui_import_plan_new(g_ptr_array_index(files, i)));
  list_files(self);
  fit(self, GTK_WIDGET(parent));
  ui_import_view_show(self->view, get_shown(self));
  read_next(self);
  return self;
}

gboolean
ui_import_window_is_ready(UiImportWindow *self)
{
  g_return_val_if_fail(UI_IS_IMPORT_WINDOW(self), FALSE);
  return self->cancellable == NULL;
}
