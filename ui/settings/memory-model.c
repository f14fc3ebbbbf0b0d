/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Another model takes a replay of the whole log, so a choice is a question first. The replay goes
 * on while the page is away; leaving the window ends it, and all stays as it was.
 */
#include "ui/settings/memory-model.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

struct _UiMemoryModel {
  AdwPreferencesGroup parent_instance;

  /* Owned */
  UiMemoryOptions *options;

  /* Template */
  GtkCheckButton *six;
  GtkCheckButton *seven;
  GtkWidget *question;
  GtkLabel *sentence;
  GtkProgressBar *progress;
  GtkWidget *buttons;
  GtkWidget *cancel;
  GtkWidget *change;
};

G_DEFINE_FINAL_TYPE(UiMemoryModel, ui_memory_model, ADW_TYPE_PREFERENCES_GROUP)

static IlkModel
get_stored(UiMemoryModel *self)
{
  return ui_memory_options_get(self->options)->model;
}

static IlkModel
get_chosen(UiMemoryModel *self)
{
  return gtk_check_button_get_active(self->seven) ? ILK_MODEL_FSRS_7 : ILK_MODEL_FSRS_6;
}

static void
show_stored(UiMemoryModel *self)
{
  gboolean seven = get_stored(self) == ILK_MODEL_FSRS_7;

  gtk_check_button_set_active(seven ? self->seven : self->six, TRUE);
}

/* Returns: the button of the model that is in use */
static GtkWidget *
get_button(UiMemoryModel *self)
{
  return GTK_WIDGET(get_stored(self) == ILK_MODEL_FSRS_7 ? self->seven : self->six);
}

static void
ask(UiMemoryModel *self, IlkModel model)
{
  g_autofree char *sentence = g_strdup_printf(
      /* Translators: two names of models, such as FSRS-7. */
      _("With %s all your reviews are played again, and cards come due on other days. Nothing is "
        "lost: a backup is made first, and the parameters of %s are kept for when you return."),
      ilk_model_get_title(model), ilk_model_get_title(get_stored(self)));

  gtk_label_set_label(self->sentence, sentence);
  gtk_widget_set_visible(self->buttons, TRUE);
  gtk_widget_set_visible(self->question, TRUE);
  gtk_widget_grab_focus(self->change);
}

static void
tell(UiMemoryModel *self, const char *sentence)
{
  gtk_label_set_label(self->sentence, sentence);
  gtk_widget_set_visible(self->buttons, FALSE);
  gtk_widget_set_visible(self->question, TRUE);
}

static void
set_replaying(UiMemoryModel *self, gboolean replaying)
{
  gtk_widget_set_visible(self->change, !replaying);
  gtk_widget_set_visible(GTK_WIDGET(self->progress), replaying);
  gtk_widget_set_sensitive(GTK_WIDGET(self->six), !replaying);
  gtk_widget_set_sensitive(GTK_WIDGET(self->seven), !replaying);
  if (replaying) {
    gtk_progress_bar_set_fraction(self->progress, 0);
    gtk_label_set_label(self->sentence, _("Replaying your reviews…"));
    gtk_widget_grab_focus(self->cancel);
  }
}

static void
chosen_cb(UiMemoryModel *self)
{
  if (self->options == NULL || ui_memory_options_is_replaying(self->options))
    return;
  if (get_chosen(self) == get_stored(self))
    gtk_widget_set_visible(self->question, FALSE);
  else
    ask(self, get_chosen(self));
}

static void
change_cb(UiMemoryModel *self)
{
  if (self->options == NULL)
    return;
  ui_memory_options_set_model(self->options, get_chosen(self));
  set_replaying(self, TRUE);
}

static void
cancel_cb(UiMemoryModel *self)
{
  if (self->options == NULL)
    return;
  if (ui_memory_options_is_replaying(self->options)) {
    ui_memory_options_cancel_replay(self->options);
    return;
  }
  show_stored(self);
  gtk_widget_grab_focus(get_button(self));
}

static void
replaying_cb(UiMemoryModel *self, double done)
{
  gtk_progress_bar_set_fraction(self->progress, done);
}

static void
replayed_cb(UiMemoryModel *self, const GError *error)
{
  g_autofree char *done =
      g_strdup_printf(_("%s is in use now."), ilk_model_get_title(get_stored(self)));

  set_replaying(self, FALSE);
  show_stored(self);
  gtk_widget_grab_focus(get_button(self));
  if (error == NULL)
    tell(self, done);
  else if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell(self, _("Cancelled. Nothing was changed."));
  else
    tell(self, error->message);
}

static void
changed_cb(UiMemoryModel *self)
{
  if (!ui_memory_options_is_replaying(self->options))
    show_stored(self);
}

static void
ui_memory_model_dispose(GObject *object)
{
  ui_memory_model_set_options(UI_MEMORY_MODEL(object), NULL);
  G_OBJECT_CLASS(ui_memory_model_parent_class)->dispose(object);
}

static void
ui_memory_model_class_init(UiMemoryModelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_memory_model_dispose;
  gtk_widget_class_set_template_from_resource(widget_class,
                                              UI_RESOURCE("settings/memory-model.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, six);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, seven);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, question);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, sentence);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, progress);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, buttons);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, cancel);
  gtk_widget_class_bind_template_child(widget_class, UiMemoryModel, change);
  gtk_widget_class_bind_template_callback(widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, change_cb);
  gtk_widget_class_bind_template_callback(widget_class, cancel_cb);
}

static void
ui_memory_model_init(UiMemoryModel *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_make_radio_rows(GTK_WIDGET(self));
}

static void
forget_options(UiMemoryModel *self)
{
  if (self->options == NULL)
    return;
  g_signal_handlers_disconnect_by_data(self->options, self);
  ui_memory_options_cancel_replay(self->options);
  g_clear_object(&self->options);
}

void
ui_memory_model_set_options(UiMemoryModel *self, UiMemoryOptions *options)
{
  g_return_if_fail(UI_IS_MEMORY_MODEL(self));

  forget_options(self);
  if (options == NULL)
    return;
  self->options = g_object_ref(options);
  g_signal_connect_object(options, "changed", G_CALLBACK(changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(options, "replaying", G_CALLBACK(replaying_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object(options, "replayed", G_CALLBACK(replayed_cb), self, G_CONNECT_SWAPPED);
  set_replaying(self, FALSE);
  if (ui_memory_options_is_loaded(options))
    changed_cb(self);
}
