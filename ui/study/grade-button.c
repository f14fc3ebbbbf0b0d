/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The button's colour is a class of style.css named as the rating is.
 */
#include "ui/study/grade-button.h"

#include "config.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>

struct _UiGradeButton {
  GtkButton parent_instance;

  /* Template */
  GtkLabel *name;
  GtkLabel *interval;
};

G_DEFINE_FINAL_TYPE(UiGradeButton, ui_grade_button, GTK_TYPE_BUTTON)

static void
ui_grade_button_class_init(UiGradeButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/grade-button.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiGradeButton, name);
  gtk_widget_class_bind_template_child(widget_class, UiGradeButton, interval);
}

static void
ui_grade_button_init(UiGradeButton *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_prompt_key(GTK_WIDGET(self));
}

GtkWidget *
ui_grade_button_new(IlkRating rating)
{
  UiGradeButton *self = g_object_new(UI_TYPE_GRADE_BUTTON, NULL);
  const char *label = ilk_rating_get_label(rating);

  gtk_label_set_label(self->name, label);
  gtk_widget_add_css_class(GTK_WIDGET(self), ilk_rating_get_name(rating));
  gtk_actionable_set_action_target(GTK_ACTIONABLE(self), "i", (int) rating);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET(self);
}

void
ui_grade_button_set_outcome(UiGradeButton *self, const char *text, const char *told)
{
  g_return_if_fail(UI_IS_GRADE_BUTTON(self));

  g_autofree char *description = told != NULL ? g_strdup_printf("%s\n%s", text, told) : NULL;

  gtk_label_set_label(self->interval, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 description != NULL ? description : text, -1);
}

void
ui_grade_button_set_preselected(UiGradeButton *self, gboolean preselected)
{
  g_return_if_fail(UI_IS_GRADE_BUTTON(self));

  if (preselected)
    gtk_widget_add_css_class(GTK_WIDGET(self), "preselected");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self), "preselected");
}
