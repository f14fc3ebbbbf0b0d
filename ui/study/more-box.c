/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many cards each offer has is counted when the box is shown; no offer waits for that.
 */
#include "ui/study/more-box.h"

#include "app/base/limits.h"
#include "app/study/study-scope.h"
#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"

#include <glib/gi18n.h>

#define DAYS_AHEAD 365

struct _UiMoreBox {
  AdwBin parent_instance;

  /* Owned */
  GCancellable *counting;

  gint64 deck;

  /* Template */
  GtkLabel *new_text;
  GtkLabel *ahead_text;
  GtkLabel *forgotten_text;
  GtkSpinButton *new_number;
  GtkSpinButton *ahead_number;
  GtkEditable *query;
};

G_DEFINE_FINAL_TYPE(UiMoreBox, ui_more_box, ADW_TYPE_BIN)

/* An offer that is being counted. */
typedef struct {
  GtkLabel *label;
  const char *action;
  IlkStudyKind kind;
} Count;

static void
free_count(Count *count)
{
  g_object_unref(count->label);
  g_free(count);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Count, free_count)

static void
show_count(const Count *count, guint n)
{
  g_autofree char *cards = g_strdup_printf(ngettext("%u card", "%u cards", n), n);
  g_autofree char *text = NULL;

  if (count->kind == ILK_STUDY_AHEAD)
    /* Translators: %s is such as “12 cards”. */
    text = g_strdup_printf(_("%s that come due later; their answers count as ever"), cards);
  else if (count->kind == ILK_STUDY_NEW)
    text = g_strdup_printf(_("%s not begun yet, beyond the number of a day"), cards);
  else
    text = g_strdup_printf(_("%s, as practice: no interval changes"), cards);
  gtk_label_set_label(count->label, text);
}

static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Count) count = user_data;
  g_autoptr(GArray) ids = ilk_collection_find_cards_finish(ILK_COLLECTION(source), result, NULL);
  GtkWidget *box = gtk_widget_get_ancestor(GTK_WIDGET(count->label), UI_TYPE_MORE_BOX);

  if (ids == NULL || box == NULL)
    return;
  show_count(count, ids->len);
  gtk_widget_action_set_enabled(box, count->action, ids->len > 0);
}

static void
count(UiMoreBox *self, IlkCollection *collection, GtkLabel *label, const char *action,
      IlkStudyKind kind)
{
  const IlkStudyScope scope = {.kind = kind, .deck = self->deck, .number = DAYS_AHEAD};
  IlkCardSearch search;
  g_autofree char *text = ilk_study_scope_dup_search(&scope, &search);
  Count *wanted = g_new(Count, 1);

  *wanted = (Count){g_object_ref(label), action, kind};
  search.text = text;
  search.order = ILK_ORDER_RELEVANCE;
  search.limit = ILK_MAX_STUDY_CARDS;
  ilk_collection_find_cards_async(collection, &search, self->counting, counted_cb, wanted);
}

static void
study(UiMoreBox *self, const char *scope)
{
  gtk_widget_activate_action(GTK_WIDGET(self), "win.study", "(xs)", self->deck, scope);
}

static void
new_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiMoreBox *self = UI_MORE_BOX(widget);
  g_autofree char *scope =
      g_strdup_printf("new:%d", gtk_spin_button_get_value_as_int(self->new_number));

  study(self, scope);
}

static void
ahead_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiMoreBox *self = UI_MORE_BOX(widget);
  g_autofree char *scope =
      g_strdup_printf("ahead:%d", gtk_spin_button_get_value_as_int(self->ahead_number));

  study(self, scope);
}

static void
forgotten_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  study(UI_MORE_BOX(widget), "forgotten");
}

static void
cram_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  UiMoreBox *self = UI_MORE_BOX(widget);
  g_autofree char *scope = g_strconcat("cram:", gtk_editable_get_text(self->query), NULL);

  study(self, scope);
}

static void
query_activated_cb(UiMoreBox *self)
{
  gtk_widget_activate_action(GTK_WIDGET(self), "more.cram", NULL);
}

static void
ui_more_box_dispose(GObject *object)
{
  UiMoreBox *self = UI_MORE_BOX(object);

  g_cancellable_cancel(self->counting);
  g_clear_object(&self->counting);
  G_OBJECT_CLASS(ui_more_box_parent_class)->dispose(object);
}

static void
ui_more_box_class_init(UiMoreBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_more_box_dispose;
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/more-box.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiMoreBox, new_text);
  gtk_widget_class_bind_template_child(widget_class, UiMoreBox, ahead_text);
  gtk_widget_class_bind_template_child(widget_class, UiMoreBox, forgotten_text);
  gtk_widget_class_bind_template_child(widget_class, UiMoreBox, new_number);
  gtk_widget_class_bind_template_child(widget_class, UiMoreBox, ahead_number);
  gtk_widget_class_bind_template_child(widget_class, UiMoreBox, query);
  gtk_widget_class_bind_template_callback(widget_class, query_activated_cb);
  gtk_widget_class_install_action(widget_class, "more.new", NULL, new_cb);
  gtk_widget_class_install_action(widget_class, "more.ahead", NULL, ahead_cb);
  gtk_widget_class_install_action(widget_class, "more.forgotten", NULL, forgotten_cb);
  gtk_widget_class_install_action(widget_class, "more.cram", NULL, cram_cb);
}

static void
ui_more_box_init(UiMoreBox *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_more_box_show(UiMoreBox *self, IlkCollection *collection, gint64 deck)
{
  g_return_if_fail(UI_IS_MORE_BOX(self));

  self->deck = deck;
  g_cancellable_cancel(self->counting);
  g_clear_object(&self->counting);
  self->counting = g_cancellable_new();
  if (collection == NULL)
    return;
  count(self, collection, self->new_text, "more.new", ILK_STUDY_NEW);
  count(self, collection, self->ahead_text, "more.ahead", ILK_STUDY_AHEAD);
  count(self, collection, self->forgotten_text, "more.forgotten", ILK_STUDY_FORGOTTEN);
}
