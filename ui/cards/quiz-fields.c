/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A field with something in it is never hidden: what is stored with a card can be seen.
 */
#include "ui/cards/quiz-fields.h"

#include "app/model/face.h"
#include "app/model/pair.h"
#include "config.h"
#include "ui/base/resource.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEAST_IN_A_LIST 2

struct _UiQuizFields {
  GtkWidget parent_instance;

  /* Borrowed */
  UiTextField *answer;

  UiNoteKind kind;
  gboolean filling;

  /* Template */
  GtkWidget *box;
  GtkWidget *truth;
  GtkToggleButton *is_true;
  GtkToggleButton *is_false;
  GtkCheckButton *typed;
  UiTextField *right;
  UiTextField *order;
  UiTextField *pairs;
  UiTextField *accept;
  UiTextField *short_answer;
  GtkWidget *wrong_box;
  UiTextField *wrong;
  GtkToggleButton *more;
};

enum { SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(UiQuizFields, ui_quiz_fields, GTK_TYPE_WIDGET)

/* The fields, where they are kept in a form, and the kinds that are asked for them. */
#define OF(kind) (1u << (kind))
static const struct {
  gsize field;
  gsize text;
  guint kinds;
} fields[] = {
    {G_STRUCT_OFFSET(UiQuizFields, right), G_STRUCT_OFFSET(UiNoteForm, right), OF(UI_NOTE_SEVERAL)},
    {G_STRUCT_OFFSET(UiQuizFields, order), G_STRUCT_OFFSET(UiNoteForm, order), OF(UI_NOTE_ORDER)},
    {G_STRUCT_OFFSET(UiQuizFields, pairs), G_STRUCT_OFFSET(UiNoteForm, pairs),
     OF(UI_NOTE_MATCHING)},
    {G_STRUCT_OFFSET(UiQuizFields, accept), G_STRUCT_OFFSET(UiNoteForm, accept),
     OF(UI_NOTE_TYPED) | OF(UI_NOTE_NUMBER)},
    {G_STRUCT_OFFSET(UiQuizFields, short_answer), G_STRUCT_OFFSET(UiNoteForm, short_answer), 0},
    {G_STRUCT_OFFSET(UiQuizFields, wrong), G_STRUCT_OFFSET(UiNoteForm, wrong), OF(UI_NOTE_SEVERAL)},
};

static UiTextField *
get_field(UiQuizFields *self, gsize i)
{
  return G_STRUCT_MEMBER(UiTextField *, self, fields[i].field);
}

static gboolean
is_empty(UiTextField *field)
{
  g_autofree char *text = ui_text_field_dup_text(field);
  return *text == '\0';
}

static void
show_fields(UiQuizFields *self)
{
  gboolean all = gtk_toggle_button_get_active(self->more);
  gboolean may_be_typed = self->kind == UI_NOTE_BOTH_DIRECTIONS || self->kind == UI_NOTE_CLOZE;

  for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
    UiTextField *field = get_field(self, i);
    gboolean wanted = (fields[i].kinds & OF(self->kind)) != 0;

    gtk_widget_set_visible(GTK_WIDGET(field), all || wanted || !is_empty(field));
  }
  gtk_widget_set_visible(self->wrong_box, gtk_widget_get_visible(GTK_WIDGET(self->wrong)));
  gtk_widget_set_visible(self->truth, self->kind == UI_NOTE_TRUE_FALSE);
  gtk_widget_set_visible(GTK_WIDGET(self->typed), may_be_typed);
  ui_text_field_set_title(self->accept, self->kind == UI_NOTE_NUMBER
                                            ? _("Right numbers, one per line, such as 5 ms ± 10 %")
                                            : _("Right when it is typed, one spelling per line"));
}

/* True or false, as the deck file has it in any language */

static gboolean
says_false(const char *answer)
{
  return g_ascii_strncasecmp(answer, "false", strlen("false")) == 0;
}

static void
show_truth(UiQuizFields *self)
{
  g_autofree char *answer = ui_text_field_dup_text(self->answer);
  gboolean was_filling = self->filling;

  if (!ilk_answer_is_true_or_false(answer))
    return;
  self->filling = TRUE;
  gtk_toggle_button_set_active(says_false(answer) ? self->is_false : self->is_true, TRUE);
  self->filling = was_filling;
}

/* Has the answer begin with what is chosen. */
static void
write_truth(UiQuizFields *self)
{
  g_autofree char *answer = ui_text_field_dup_text(self->answer);
  gboolean is_true = gtk_toggle_button_get_active(self->is_true);
  gsize word = !ilk_answer_is_true_or_false(answer) ? 0
               : says_false(answer)                 ? strlen("false")
                                                    : strlen("true");
  const char *rest = answer + word;
  g_autofree char *text = g_strconcat(is_true ? "True" : "False", word > 0 ? "" : ". ", rest, NULL);

  if (self->kind == UI_NOTE_TRUE_FALSE && (word == 0 || says_false(answer) == is_true))
    ui_text_field_set_text(self->answer, g_strchomp(text));
}

static void
truth_chosen_cb(UiQuizFields *self)
{
  if (!self->filling && self->answer != NULL)
    write_truth(self);
}

static void
changed_cb(UiQuizFields *self)
{
  if (self->filling)
    return;
  ui_quiz_fields_hide_mistakes(self);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

static void
more_cb(UiQuizFields *self)
{
  show_fields(self);
}

static void
ui_quiz_fields_dispose(GObject *object)
{
  g_clear_pointer(&UI_QUIZ_FIELDS(object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS(ui_quiz_fields_parent_class)->dispose(object);
}

static void
bind_template(GtkWidgetClass *widget_class)
{
  g_type_ensure(UI_TYPE_TEXT_FIELD);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("cards/quiz-fields.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, box);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, truth);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, is_true);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, is_false);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, typed);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, right);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, order);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, pairs);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, accept);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, short_answer);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, wrong_box);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, wrong);
  gtk_widget_class_bind_template_child(widget_class, UiQuizFields, more);
  gtk_widget_class_bind_template_callback(widget_class, changed_cb);
  gtk_widget_class_bind_template_callback(widget_class, truth_chosen_cb);
  gtk_widget_class_bind_template_callback(widget_class, more_cb);
}

static void
ui_quiz_fields_class_init(UiQuizFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_quiz_fields_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", UI_TYPE_QUIZ_FIELDS, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template(widget_class);
}

static void
ui_quiz_fields_init(UiQuizFields *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  show_fields(self);
}

void
ui_quiz_fields_set_answer(UiQuizFields *self, UiTextField *answer)
{
  g_return_if_fail(UI_IS_QUIZ_FIELDS(self) && UI_IS_TEXT_FIELD(answer));

  self->answer = answer;
  g_signal_connect_object(answer, "changed", G_CALLBACK(show_truth), self, G_CONNECT_SWAPPED);
}

UiTextField *
ui_quiz_fields_get_field(UiQuizFields *self, guint i)
{
  g_return_val_if_fail(UI_IS_QUIZ_FIELDS(self), NULL);
  return i < G_N_ELEMENTS(fields) ? get_field(self, i) : NULL;
}

void
ui_quiz_fields_set_kind(UiQuizFields *self, UiNoteKind kind)
{
  g_return_if_fail(UI_IS_QUIZ_FIELDS(self));

  gboolean begins = kind == UI_NOTE_TRUE_FALSE && self->kind != kind;
  self->kind = kind;
  show_fields(self);
  if (begins && self->answer != NULL)
    write_truth(self);
}

void
ui_quiz_fields_fill(UiQuizFields *self, const UiNoteForm *form)
{
  g_return_if_fail(UI_IS_QUIZ_FIELDS(self) && form != NULL);

  self->filling = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
    ui_text_field_set_text(get_field(self, i), G_STRUCT_MEMBER(char *, form, fields[i].text));
  gtk_check_button_set_active(self->typed, form->typed);
  gtk_toggle_button_set_active(self->more, FALSE);
  self->filling = FALSE;
  self->kind = form->kind;
  show_fields(self);
}

void
ui_quiz_fields_read(UiQuizFields *self, UiNoteForm *form)
{
  g_return_if_fail(UI_IS_QUIZ_FIELDS(self) && form != NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
    char **text = &G_STRUCT_MEMBER(char *, form, fields[i].text);

    g_free(*text);
    *text = ui_text_field_dup_text(get_field(self, i));
  }
  form->typed = gtk_check_button_get_active(self->typed);
}

/* Mistakes */

static gboolean
fail(UiTextField *field, const char *sentence)
{
  gtk_widget_set_visible(GTK_WIDGET(field), TRUE);
  ui_text_field_set_mistake(field, sentence);
  ui_text_field_focus(field);
  return FALSE;
}

static guint
count(const char *const *items)
{
  return items != NULL ? g_strv_length((char **) items) : 0;
}

static gboolean
are_pairs(const char *const *pairs)
{
  for (; pairs != NULL && *pairs != NULL; pairs++)
    if (!ilk_pair_is_valid(*pairs))
      return FALSE;
  return TRUE;
}

gboolean
ui_quiz_fields_check(UiQuizFields *self, const IlkNote *note)
{
  g_return_val_if_fail(UI_IS_QUIZ_FIELDS(self) && note != NULL, FALSE);

  const IlkCardContent content = ilk_note_get_content(note);
  const IlkAnswerKey *key = &content.key;
  if (self->kind == UI_NOTE_SEVERAL && count(key->right_answers) == 0)
    return fail(self->right, _("Write what is right, one answer per line."));
  if (self->kind == UI_NOTE_SEVERAL && count(key->right_answers) + count(content.distractors) < 2)
    return fail(self->wrong, _("With one answer there is nothing to choose from."));
  if (self->kind == UI_NOTE_ORDER && count(key->order) < LEAST_IN_A_LIST)
    return fail(self->order, _("An order has two steps or more, one per line."));
  if (!are_pairs(key->pairs) || (self->kind == UI_NOTE_MATCHING && count(key->pairs) == 0))
    return fail(self->pairs, _("Each pair reads “left → right”; “->” is an arrow, too."));
  if (self->kind == UI_NOTE_MATCHING && count(key->pairs) < LEAST_IN_A_LIST)
    return fail(self->pairs, _("There are two pairs or more, one per line."));
  if (self->kind == UI_NOTE_NUMBER && !ui_note_form_has_numbers(key->accept))
    return fail(self->accept,
                _("Each line is a number, with unit and tolerance if you like: 5 ms ± 10 %."));
  return TRUE;
}

void
ui_quiz_fields_hide_mistakes(UiQuizFields *self)
{
  g_return_if_fail(UI_IS_QUIZ_FIELDS(self));

  for (gsize i = 0; i < G_N_ELEMENTS(fields); i++)
    ui_text_field_set_mistake(get_field(self, i), NULL);
}
