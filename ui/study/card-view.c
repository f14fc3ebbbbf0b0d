/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Question and answer are two sides of a stack. While a question is up with a running clock, a tick
 * callback moves the ring; at other times nothing is drawn again.
 */
#include "ui/study/card-view.h"

#include "app/base/clock.h"
#include "app/lab/catalogue.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/key-hint.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"
#include "ui/lab/demo-title.h"
#include "ui/study/countdown-ring.h"
#include "ui/study/grade-bar.h"
#include "ui/text/markdown-view.h"

#include <glib/gi18n.h>

struct _UiCardView {
  AdwBin parent_instance;

  /* Owned */
  IlkSession *session;
  IlkCard *shown;

  IlkPhase phase;
  gboolean narrow;
  gboolean untitled; /* the title of the demo is still to come */
  guint ticking;

  /* Template */
  GtkStack *sides;
  GtkStack *feet;
  UiCountdownRing *question_ring;
  UiCountdownRing *answer_ring;
  GtkLabel *caption;
  GtkLabel *state_chip;
  UiMarkdownView *question;
  UiMarkdownView *asked;
  UiMarkdownView *answer;
  UiMarkdownView *source;
  GtkScrolledWindow *answer_scroller;
  GtkWidget *source_button;
  GtkWidget *question_lab;
  GtkWidget *answer_lab;
  GtkLabel *question_lab_label;
  GtkLabel *answer_lab_label;
  GtkWidget *reveal_button;
  UiGradeBar *grade_bar;
};

enum { PROP_0, PROP_NARROW, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCardView, ui_card_view, ADW_TYPE_BIN)

static char *
dup_state_text(const IlkMemory *memory)
{
  switch (memory->state) {
  case ILK_STATE_LEARNING:
    return g_strdup(C_("card", "learning"));
  case ILK_STATE_RELEARNING:
    return g_strdup(C_("card", "relearning"));
  case ILK_STATE_REVIEW: {
    g_autofree char *since = ilk_interval_text(ilk_clock_now() - memory->last);
    /* Translators: %s is a span of time such as “12 days”. */
    return g_strdup_printf(_("review · %s since last"), since);
  }
  case ILK_STATE_NEW:
  default:
    return g_strdup(C_("card", "new"));
  }
}

static char *
dup_caption(gint64 elapsed, gint64 target, gboolean timed)
{
  if (!timed || elapsed < target)
    return g_strdup(_("Say the answer aloud"));
  /* Translators: %d is a number of seconds. */
  return g_strdup_printf(_("over the target of %d s — take your time"), (int) (target / 1000));
}

static void
update_clock(UiCardView *self)
{
  gint64 elapsed = ilk_session_get_elapsed(self->session);
  gint64 target = ilk_session_get_target(self->session);
  gboolean timed = ilk_session_get_timer_mode(self->session) != ILK_TIMER_OFF && target > 0;

  gtk_widget_set_visible(GTK_WIDGET(self->question_ring), timed);
  gtk_widget_set_visible(GTK_WIDGET(self->answer_ring), timed);
  if (timed) {
    ui_countdown_ring_set_time(self->question_ring, elapsed, target);
    ui_countdown_ring_set_time(self->answer_ring, elapsed, target);
  }
  g_autofree char *caption = dup_caption(elapsed, target, timed);
  gtk_label_set_label(self->caption, caption);
}

static gboolean
tick_cb(GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  UiCardView *self = UI_CARD_VIEW(widget);

  if (self->phase != ILK_PHASE_QUESTION ||
      ilk_session_get_timer_mode(self->session) == ILK_TIMER_OFF) {
    self->ticking = 0;
    return G_SOURCE_REMOVE;
  }
  update_clock(self);
  ilk_session_tick(self->session);
  return G_SOURCE_CONTINUE;
}

static void
start_ticking(UiCardView *self)
{
  if (self->ticking == 0)
    self->ticking = gtk_widget_add_tick_callback(GTK_WIDGET(self), tick_cb, NULL, NULL);
}

static void
name_lab(UiCardView *self, const char *text)
{
  gtk_label_set_label(self->question_lab_label, text);
  gtk_label_set_label(self->answer_lab_label, text);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->question_lab), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 text, -1);
  gtk_accessible_update_property(GTK_ACCESSIBLE(self->answer_lab), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 text, -1);
}

/* Another card may be up by now. */
static void
title_ready(gpointer user_data, const char *demo, const char *title)
{
  UiCardView *self = user_data;

  if (self->shown == NULL || g_strcmp0(ilk_card_get_content(self->shown)->demo, demo) != 0)
    return;
  /* Translators: %s is the title of a demo. */
  g_autofree char *text = g_strdup_printf(_("Lab: %s"), title);
  name_lab(self, text);
  self->untitled = FALSE;
}

static void
show_lab(UiCardView *self, const char *demo)
{
  gboolean offered = demo != NULL && ilk_catalogue_has(demo);

  gtk_widget_set_visible(self->question_lab, offered);
  gtk_widget_set_visible(self->answer_lab, offered);
  name_lab(self, _("Lab"));
  self->untitled = offered;
  if (offered)
    ui_demo_title_get(demo, title_ready, self);
}

static void
show_card(UiCardView *self, IlkCard *card)
{
  const IlkCardContent *content = ilk_card_get_content(card);
  g_autofree char *state = dup_state_text(ilk_card_get_memory(card));

  gtk_label_set_label(self->state_chip, state);
  ui_markdown_view_set_markdown(self->question, content->question);
  ui_markdown_view_set_markdown(self->asked, content->question);
  ui_markdown_view_set_markdown(self->answer, content->answer);
  ui_markdown_view_set_markdown(self->source, content->source);
  gtk_widget_set_visible(self->source_button, content->source != NULL);
  show_lab(self, content->demo);
}

static void
show_side(UiCardView *self, const char *name)
{
  gtk_stack_set_visible_child_name(self->sides, name);
  gtk_stack_set_visible_child_name(self->feet, name);
}

static void
show_answer(UiCardView *self)
{
  gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(self->answer_scroller), 0);
  show_side(self, "answer");
  ui_grade_bar_show(self->grade_bar, self->session, ilk_session_get_expected(self->session));
}

static void
show_phase(UiCardView *self)
{
  if (self->phase == ILK_PHASE_ANSWER)
    show_answer(self);
  else if (self->phase == ILK_PHASE_QUESTION)
    show_side(self, "question");
  ui_card_view_focus(self);
}

static void
update(UiCardView *self)
{
  IlkCard *card = ilk_session_get_card(self->session);
  IlkPhase phase = ilk_session_get_phase(self->session);
  gboolean other_card = card != self->shown;

  if (card == NULL || (!other_card && phase == self->phase))
    return;
  if (g_set_object(&self->shown, card))
    show_card(self, card);
  self->phase = phase;
  update_clock(self);
  show_phase(self);
  start_ticking(self);
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
  gtk_widget_set_halign(self->question_lab, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_CENTER);
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
  GtkWidget *side = gtk_stack_get_visible_child(UI_CARD_VIEW(widget)->sides);
  gboolean scrolled;

  g_signal_emit_by_name(side, "scroll-child", g_variant_get_int32(parameter), FALSE, &scrolled);
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
  gtk_widget_class_bind_template_child(widget_class, UiCardView, sides);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, feet);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, question_ring);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, answer_ring);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, caption);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, state_chip);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, question);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, asked);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, answer);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, source);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, answer_scroller);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, source_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, question_lab);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, answer_lab);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, question_lab_label);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, answer_lab_label);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, reveal_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardView, grade_bar);
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
  g_type_ensure(UI_TYPE_COUNTDOWN_RING);
  g_type_ensure(UI_TYPE_GRADE_BAR);
  g_type_ensure(UI_TYPE_KEY_HINT);
  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/card-view.ui"));
  bind_children(widget_class);
  bind_keys(widget_class);
}

static void
ui_card_view_init(UiCardView *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_prompt_key(self->reveal_button);
  gtk_widget_set_halign(self->reveal_button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign(self->question_lab, GTK_ALIGN_CENTER);
}

void
ui_card_view_set_session(UiCardView *self, IlkSession *session)
{
  g_return_if_fail(UI_IS_CARD_VIEW(self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data(self->session, self);
  if (self->ticking != 0)
    gtk_widget_remove_tick_callback(GTK_WIDGET(self), self->ticking);
  self->ticking = 0;
  self->phase = ILK_PHASE_LOADING;
  g_clear_object(&self->shown);
  if (g_set_object(&self->session, session) && session != NULL) {
    g_signal_connect_swapped(session, "changed", G_CALLBACK(update), self);
    update(self);
  }
}

gboolean
ui_card_view_is_complete(UiCardView *self)
{
  g_return_val_if_fail(UI_IS_CARD_VIEW(self), FALSE);

  return !self->untitled;
}

void
ui_card_view_focus(UiCardView *self)
{
  g_return_if_fail(UI_IS_CARD_VIEW(self));

  if (self->phase == ILK_PHASE_QUESTION)
    gtk_widget_grab_focus(self->reveal_button);
  else if (self->phase == ILK_PHASE_ANSWER)
    ui_grade_bar_focus(self->grade_bar);
}
