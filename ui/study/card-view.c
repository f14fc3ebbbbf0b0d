/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The card above, and at its foot what comes next: buttons, or grades.
 */
#include "ui/study/card-view.h"

#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/key-hint.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"
#include "ui/study/card-face.h"
#include "ui/study/grade-bar.h"
#include "ui/text/spoken.h"

struct _UiCardView {
  AdwBin parent_instance;

  /* Owned */
  IlkSession *session;
  IlkCard *shown;

  IlkPhase phase;
  gboolean narrow;

  /* Template */
  UiCardFace *face;
  GtkStack *feet;
  GtkWidget *lab_button;
  GtkLabel *lab_label;
  GtkEditable *entry;
  GtkWidget *reveal_button;
  UiGradeBar *grade_bar;
  GtkWidget *expected_hint;
  GtkWidget *undo_hint;
};

enum { PROP_0, PROP_NARROW, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCardView, ui_card_view, ADW_TYPE_BIN)

static void
lab_changed_cb(UiCardView *self)
{
  g_autofree char *text = NULL;

  g_object_get(self->face, "lab", &text, NULL);
  gtk_widget_set_visible(self->lab_button, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label(self->lab_label, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->lab_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 text, -1);
}

static void
turn(UiCardView *self, gboolean answer)
{
  ui_card_face_turn(self->face, answer);
  gtk_stack_set_visible_child_name(self->feet, answer ? "answer" : "question");
}

/* The focus goes to what comes next: a screen reader says the question along with it. */
static void
describe_question(UiCardView *self)
{
  g_autofree char *text = ui_spoken(ilk_card_get_content(self->shown)->question);

  gtk_accessible_update_property(GTK_ACCESSIBLE(self->reveal_button),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                 text, -1);
}

static void
written_cb(UiCardView *self)
{
  if (self->session != NULL)
    ilk_session_write(self->session, gtk_editable_get_text(self->entry));
}

static void
entered_cb(UiCardView *self)
{
  gtk_widget_activate_action(GTK_WIDGET(self), "session.reveal", NULL);
}

/* Only keys that do something now, and what they do. */
static void
show_hints(UiCardView *self)
{
  const char *expected = ilk_rating_get_label(ilk_session_get_expected(self->session));

  g_object_set(self->expected_hint, "meaning", expected, NULL);
  gtk_widget_set_visible(self->undo_hint, ilk_session_can_undo(self->session));
}

static void
show_phase(UiCardView *self)
{
  if (self->phase == ILK_PHASE_ANSWER) {
    ui_card_face_show_typed(self->face, ilk_session_get_typed(self->session));
    turn(self, TRUE);
    ui_grade_bar_show(self->grade_bar, self->session, ilk_session_get_expected(self->session));
  } else if (self->phase == ILK_PHASE_QUESTION) {
    turn(self, FALSE);
    gtk_editable_set_text(self->entry, "");
    gtk_widget_set_visible(GTK_WIDGET(self->entry), ilk_session_wants_typing(self->session));
    describe_question(self);
  }
  ui_card_view_focus(self);
}

static void
session_changed_cb(UiCardView *self)
{
  IlkCard *card = ilk_session_get_card(self->session);
  IlkPhase phase = ilk_session_get_phase(self->session);
  gboolean other_card = card != self->shown;

  show_hints(self);
  /* At the end no card is up; the last may come back, and with it the focus. */
  if (card == NULL)
    self->phase = phase;
  if (card == NULL || (!other_card && phase == self->phase))
    return;
  /* The card that is up has got a flag: the learner reads on. */
  if (self->shown != NULL && phase == self->phase && self->phase != ILK_PHASE_LOADING &&
      ilk_card_get_id(self->shown) == ilk_card_get_id(card) &&
      ilk_card_get_marks(self->shown)->flag != ilk_card_get_marks(card)->flag) {
    g_set_object(&self->shown, card);
    ui_card_face_show_flag(self->face, ilk_card_get_marks(card)->flag);
    return;
  }
  if (g_set_object(&self->shown, card))
    ui_card_face_set_card(self->face, card);
  self->phase = phase;
  show_phase(self);
}

static void
ui_card_view_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean(value, UI_CARD_VIEW(object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
set_narrow(UiCardView *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class(GTK_WIDGET(self), "narrow");
  else
    gtk_widget_remove_css_class(GTK_WIDGET(self), "narrow");
  gtk_widget_set_halign(self->reveal_button, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  gtk_widget_set_halign(self->lab_button, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_NARROW]);
}

static void
ui_card_view_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow(UI_CARD_VIEW(object), g_value_get_boolean(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

/* The focus is below, on what comes next; a long text is read with the keys of reading. */
static void
scroll_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  ui_card_face_scroll(UI_CARD_VIEW(widget)->face, (GtkScrollType) g_variant_get_int32(parameter));
}

static void
bind_keys(GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GtkScrollType step;
  } keys[] = {
      {GDK_KEY_Up, GTK_SCROLL_STEP_UP},
      {GDK_KEY_Down, GTK_SCROLL_STEP_DOWN},
      {GDK_KEY_Page_Up, GTK_SCROLL_PAGE_UP},
      {GDK_KEY_Page_Down, GTK_SCROLL_PAGE_DOWN},
  };

  gtk_widget_class_install_action(widget_class, "card.scroll", "i", scroll_cb);
  for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
    gtk_widget_class_add_binding_action(widget_class, keys[i].key, 0, "card.scroll", "i",
                                        keys[i].step);
}

static void
ui_card_view_dispose(GObject *object)
{
  UiCardView *self = UI_CARD_VIEW(object);

  ui_card_view_set_session(self, NULL);
  G_OBJECT_CLASS(ui_card_view_parent_class)->dispose(object);
}

static void
bind_children(GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child(widget_class, UiCardView, face);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, feet);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, lab_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, lab_label);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, entry);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, reveal_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, grade_bar);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, expected_hint);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, undo_hint);
  gtk_widget_class_bind_template_callback(widget_class, lab_changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, written_cb);
  gtk_widget_class_bind_template_callback(widget_class, entered_cb);
}

static void
ui_card_view_class_init(UiCardViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_card_view_get_property;
  object_class->set_property = ui_card_view_set_property;
  object_class->dispose = ui_card_view_dispose;
  properties[PROP_NARROW] =
      g_param_spec_boolean("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  g_type_ensure(UI_TYPE_CARD_FACE);
  g_type_ensure(UI_TYPE_GRADE_BAR);
  g_type_ensure(UI_TYPE_KEY_HINT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/card-view.ui"));
  bind_children(widget_class);
  bind_keys(widget_class);
}

static void
ui_card_view_init(UiCardView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->feet));
  ui_prompt_key(self->reveal_button);
  gtk_widget_set_halign(self->reveal_button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign(self->lab_button, GTK_ALIGN_CENTER);
}

void
ui_card_view_set_session(UiCardView *self, IlkSession *session)
{
  g_return_if_fail(UI_IS_CARD_VIEW(self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data(self->session, self);
  self->phase = ILK_PHASE_LOADING;
  g_clear_object(&self->shown);
  /* Its clocks are told first, so that the time is right when the card is shown. */
  if (self->face != NULL)
    ui_card_face_set_session(self->face, session);
  if (g_set_object(&self->session, session) && session != NULL) {
    g_signal_connect_swapped(session, "changed", G_CALLBACK(session_changed_cb), self);
    session_changed_cb(self);
  }
}

gboolean
ui_card_view_is_complete(UiCardView *self)
{
  g_return_val_if_fail(UI_IS_CARD_VIEW(self), FALSE);

  return ui_card_face_is_complete(self->face);
}

GtkWidget *
ui_card_view_get_side(UiCardView *self)
{
  g_return_val_if_fail(UI_IS_CARD_VIEW(self), NULL);
  return ui_card_face_get_side(self->face);
}

void
ui_card_view_focus(UiCardView *self)
{
  g_return_if_fail(UI_IS_CARD_VIEW(self));

  if (self->phase == ILK_PHASE_QUESTION)
    gtk_widget_grab_focus(gtk_widget_get_visible(GTK_WIDGET(self->entry)) ? GTK_WIDGET(self->entry)
                                                                          : self->reveal_button);
  else if (self->phase == ILK_PHASE_ANSWER)
    ui_grade_bar_focus(self->grade_bar);
}
