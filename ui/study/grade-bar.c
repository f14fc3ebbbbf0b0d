/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four buttons of equal width, in the order of IlkRating.
 */
#include "ui/study/grade-bar.h"

#include "app/base/clock.h"
#include "ui/study/grade-button.h"

struct _UiGradeBar {
  AdwBin parent_instance;

  /* Borrowed: children */
  UiGradeButton *buttons[ILK_N_RATINGS];

  IlkRating preselected;
};

G_DEFINE_FINAL_TYPE(UiGradeBar, ui_grade_bar, ADW_TYPE_BIN)

static void
ui_grade_bar_class_init(UiGradeBarClass *klass)
{
}

static void
ui_grade_bar_init(UiGradeBar *self)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);

  self->preselected = ILK_RATING_GOOD;
  gtk_box_set_homogeneous(GTK_BOX(box), TRUE);
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    self->buttons[i] = UI_GRADE_BUTTON(ui_grade_button_new((IlkRating) (i + 1)));
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->buttons[i]));
  }
  adw_bin_set_child(ADW_BIN(self), box);
}

void
ui_grade_bar_show(UiGradeBar *self, IlkSession *session, IlkRating preselected)
{
  g_return_if_fail(UI_IS_GRADE_BAR(self));

  gint64 now = ilk_clock_now();
  self->preselected = preselected;
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    const IlkMemory *after = ilk_session_get_outcome(session, (IlkRating) (i + 1));

    if (after != NULL)
      ui_grade_button_set_interval(self->buttons[i], after->due - now);
    ui_grade_button_set_preselected(self->buttons[i], (int) preselected == i + 1);
  }
}

void
ui_grade_bar_focus(UiGradeBar *self)
{
  g_return_if_fail(UI_IS_GRADE_BAR(self));
  gtk_widget_grab_focus(GTK_WIDGET(self->buttons[self->preselected - 1]));
}
