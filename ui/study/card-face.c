/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Question and answer are two sides of a stack.
 */
#include "ui/study/card-face.h"

#include "app/base/clock.h"
#include "app/lab/catalogue.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/flag-name.h"
#include "ui/base/resource.h"
#include "ui/lab/demo-title.h"
#include "ui/study/card-clock.h"
#include "ui/study/typed-words.h"
#include "ui/text/markdown-view.h"

#include <glib/gi18n.h>

/* Pixels for clock, caption and a question of three lines */
#define LOW_BELOW 260

struct _UiCardFace {
  AdwBin parent_instance;

  /* Owned */
  IlkCard *card;
  char *lab;

  guint making_room;
  gboolean untitled; /* the title of the demo is still to come */

  /* Template */
  GtkWidget *question_scroller;
  GtkStack *sides;
  UiCardClock *question_clock;
  UiCardClock *answer_clock;
  GtkLabel *state_chip;
  GtkLabel *question_flag;
  GtkLabel *answer_flag;
  UiMarkdownView *question;
  UiMarkdownView *asked;
  UiMarkdownView *answer;
  UiMarkdownView *source;
  GtkWidget *typed;
  GtkLabel *typed_verdict;
  GtkLabel *typed_letters;
  GtkScrolledWindow *answer_scroller;
  GtkWidget *source_button;
  GtkWidget *lab_button;
  GtkLabel *lab_label;
};

enum { PROP_0, PROP_LAB, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiCardFace, ui_card_face, ADW_TYPE_BIN)

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

static void
set_lab(UiCardFace *self, const char *text)
{
  g_free(self->lab);
  self->lab = g_strdup(text);
  gtk_widget_set_visible(self->lab_button, text != NULL);
  if (text != NULL) {
    gtk_label_set_label(self->lab_label, text);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->lab_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   text, -1);
  }
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_LAB]);
}

/* Another card may be up by now. */
static void
title_ready(gpointer user_data, const char *demo, const char *title)
{
  UiCardFace *self = user_data;

  if (self->card == NULL || g_strcmp0(ilk_card_get_content(self->card)->demo, demo) != 0)
    return;
  /* Translators: %s is the title of a demo. */
  g_autofree char *text = g_strdup_printf(_("Lab: %s"), title);
  set_lab(self, text);
  self->untitled = FALSE;
}

static void
show_lab(UiCardFace *self, const char *demo)
{
  self->untitled = demo != NULL && ilk_catalogue_has(demo);
  set_lab(self, self->untitled ? _("Lab") : NULL);
  if (self->untitled)
    ui_demo_title_get(demo, title_ready, self);
}

static void
ui_card_face_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_LAB)
    g_value_set_string(value, UI_CARD_FACE(object)->lab);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_card_face_dispose(GObject *object)
{
  g_clear_handle_id(&UI_CARD_FACE(object)->making_room, g_source_remove);
  g_clear_object(&UI_CARD_FACE(object)->card);
  G_OBJECT_CLASS(ui_card_face_parent_class)->dispose(object);
}

static void
ui_card_face_finalize(GObject *object)
{
  g_free(UI_CARD_FACE(object)->lab);
  G_OBJECT_CLASS(ui_card_face_parent_class)->finalize(object);
}

static void
bind_children(GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, sides);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, question_clock);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, answer_clock);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, state_chip);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, question_flag);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, answer_flag);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, question);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, asked);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, answer);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, source);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, typed);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, typed_verdict);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, typed_letters);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, question_scroller);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, answer_scroller);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, source_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, lab_button);
  gtk_widget_class_bind_template_child(widget_class, UiCardFace, lab_label);
}

static void
ui_card_face_class_init(UiCardFaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->get_property = ui_card_face_get_property;
  object_class->dispose = ui_card_face_dispose;
  object_class->finalize = ui_card_face_finalize;
  properties[PROP_LAB] =
      g_param_spec_string("lab", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  g_type_ensure(UI_TYPE_CARD_CLOCK);
  g_type_ensure(UI_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/card-face.ui"));
  bind_children(widget_class);
}

/* The question is what matters: the clock gives way to it. */
static gboolean
make_room_cb(gpointer user_data)
{
  UiCardFace *self = user_data;
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW(self->question_scroller);
  double height = gtk_adjustment_get_page_size(gtk_scrolled_window_get_vadjustment(scroller));

  self->making_room = 0;
  ui_card_clock_set_low(self->question_clock, height > 0 && height < LOW_BELOW);
  return G_SOURCE_REMOVE;
}

/* Nothing may ask for another size while sizes are given out. */
static void
height_changed_cb(UiCardFace *self)
{
  if (self->making_room == 0)
    self->making_room = g_idle_add_full(G_PRIORITY_HIGH_IDLE, make_room_cb, self, NULL);
}

static void
ui_card_face_init(UiCardFace *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->sides));
  ui_name_inner_button(self->source_button, NULL);
  g_signal_connect_object(
      gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(self->question_scroller)),
      "notify::page-size", G_CALLBACK(height_changed_cb), self, G_CONNECT_SWAPPED);
}

void
ui_card_face_set_session(UiCardFace *self, IlkSession *session)
{
  g_return_if_fail(UI_IS_CARD_FACE(self));

  ui_card_clock_set_session(self->question_clock, session);
  ui_card_clock_set_session(self->answer_clock, session);
}

void
ui_card_face_set_card(UiCardFace *self, IlkCard *card)
{
  g_return_if_fail(UI_IS_CARD_FACE(self) && ILK_IS_CARD(card));

  const IlkCardContent *content = ilk_card_get_content(card);
  g_autofree char *state = dup_state_text(ilk_card_get_memory(card));

  g_set_object(&self->card, card);
  gtk_label_set_label(self->state_chip, state);
  ui_card_face_show_flag(self, ilk_card_get_marks(card)->flag);
  ui_markdown_view_set_markdown(self->question, content->question);
  ui_markdown_view_set_markdown(self->asked, content->question);
  ui_markdown_view_set_markdown(self->answer, content->answer);
  ui_markdown_view_set_markdown(self->source, content->source);
  gtk_widget_set_visible(self->source_button, content->source != NULL);
  show_lab(self, content->demo);
}

void
ui_card_face_show_flag(UiCardFace *self, guint flag)
{
  g_return_if_fail(UI_IS_CARD_FACE(self) && flag <= ILK_MAX_CARD_FLAG);

  g_autofree char *text = g_strdup_printf("⚑ %s", ui_flag_get_name(flag));
  g_autofree char *class_name = g_strdup_printf("flag-text-%u", flag);
  const char *const classes[] = {"chip", class_name, NULL};
  GtkLabel *labels[] = {self->question_flag, self->answer_flag};

  for (gsize i = 0; i < G_N_ELEMENTS(labels); i++) {
    gtk_label_set_label(labels[i], text);
    gtk_widget_set_css_classes(GTK_WIDGET(labels[i]), (const char **) (gpointer) classes);
    gtk_widget_set_visible(GTK_WIDGET(labels[i]), flag != 0);
  }
}

void
ui_card_face_show_typed(UiCardFace *self, const IlkTypedAnswer *typed)
{
  g_return_if_fail(UI_IS_CARD_FACE(self));

  gtk_widget_set_visible(self->typed, typed != NULL);
  if (typed == NULL)
    return;
  g_autofree char *letters = ui_typed_words_markup(typed);
  gtk_label_set_label(self->typed_verdict, ui_typed_words_verdict(typed));
  gtk_label_set_label(self->typed_letters, letters);
}

void
ui_card_face_turn(UiCardFace *self, gboolean answer)
{
  g_return_if_fail(UI_IS_CARD_FACE(self));

  if (answer)
    gtk_adjustment_set_value(gtk_scrolled_window_get_vadjustment(self->answer_scroller), 0);
  gtk_stack_set_visible_child_name(self->sides, answer ? "answer" : "question");
}

GtkWidget *
ui_card_face_get_side(UiCardFace *self)
{
  g_return_val_if_fail(UI_IS_CARD_FACE(self), NULL);

  gboolean answer = g_strcmp0(gtk_stack_get_visible_child_name(self->sides), "answer") == 0;
  return GTK_WIDGET(answer ? self->answer : self->question);
}

void
ui_card_face_scroll(UiCardFace *self, GtkScrollType step)
{
  gboolean scrolled;

  g_return_if_fail(UI_IS_CARD_FACE(self));

  g_signal_emit_by_name(gtk_stack_get_visible_child(self->sides), "scroll-child", step, FALSE,
                        &scrolled);
}

gboolean
ui_card_face_is_complete(UiCardFace *self)
{
  g_return_val_if_fail(UI_IS_CARD_FACE(self), FALSE);
  return !self->untitled;
}
