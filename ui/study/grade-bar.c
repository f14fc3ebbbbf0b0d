/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Four buttons of equal width, in the order of IlkRating: in a row, or, where large text needs the
 * room, two and two.
 */
#include "ui/study/grade-bar.h"

#include "ui/base/wrap-layout.h"
#include "ui/study/grade-button.h"
#include "ui/study/typed-words.h"
#include "ui/text/spoken.h"

#define GAP 8

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

static GtkWidget *
make_pair(UiGradeBar *self, IlkRating first)
{
  GtkWidget *pair = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, GAP);

  gtk_box_set_homogeneous(GTK_BOX(pair), TRUE);
  for (int rating = first; rating <= (int) first + 1; rating++) {
    GtkWidget *button = ui_grade_button_new((IlkRating) rating);

    self->buttons[rating - 1] = UI_GRADE_BUTTON(button);
    gtk_box_append(GTK_BOX(pair), button);
  }
  return pair;
}

static void
ui_grade_bar_init(UiGradeBar *self)
{
  GtkWidget *pairs[] = {make_pair(self, ILK_RATING_AGAIN), make_pair(self, ILK_RATING_GOOD)};
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr(GtkSizeGroup) equal = gtk_size_group_new(GTK_SIZE_GROUP_HORIZONTAL);

  self->preselected = ILK_RATING_GOOD;
  gtk_widget_set_layout_manager(box, ui_wrap_layout_new(GAP, TRUE));
  for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
    gtk_size_group_add_widget(equal, pairs[i]);
    gtk_box_append(GTK_BOX(box), pairs[i]);
  }
  adw_bin_set_child(ADW_BIN(self), box);
}

void
ui_grade_bar_show(UiGradeBar *self, IlkSession *session, IlkRating preselected)
{
  g_return_if_fail(UI_IS_GRADE_BAR(self));

  const IlkCardContent *content = ilk_card_get_content(ilk_session_get_card(session));
  const IlkTypedAnswer *typed = ilk_session_get_typed(session);
  g_autofree char *answer = ui_spoken(content->answer);
  g_autofree char *told = typed != NULL
                              ? g_strdup_printf("%s\n%s", ui_typed_words_verdict(typed), answer)
                              : g_strdup(answer);

  self->preselected = preselected;
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    gboolean is_preselected = (int) preselected == i + 1;

    /* The focus goes there: the answer is said along with it. */
    g_autofree char *outcome = ilk_session_outcome_text(session, (IlkRating) (i + 1));
    ui_grade_button_set_outcome(self->buttons[i], outcome, is_preselected ? told : NULL);
    ui_grade_button_set_preselected(self->buttons[i], is_preselected);
  }
}

void
ui_grade_bar_focus(UiGradeBar *self)
{
  g_return_if_fail(UI_IS_GRADE_BAR(self));
  gtk_widget_grab_focus(GTK_WIDGET(self->buttons[self->preselected - 1]));
}
