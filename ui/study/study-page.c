/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decks are read again after a session, when the page is shown, and when the next card comes
 * due, so that the page is never out of date for long.
 */
#include "ui/study/study-page.h"

#include "app/base/clean-text.h"
#include "app/base/clock.h"
#include "app/model/deck-tree.h"
#include "app/store/front/collection-decks.h"
#include "app/study/interval-text.h"
#include "config.h"
#include "ui/base/accessible.h"
#include "ui/base/prompt-key.h"
#include "ui/base/resource.h"
#include "ui/study/deck-drag.h"
#include "ui/study/deck-list.h"
#include "ui/study/deck-offers.h"

#include <glib/gi18n.h>

/* Counts change by themselves only when a card comes due: looked at no more often than that, and
 * hourly in case the machine slept. */
#define LONGEST_WAIT_MS (60 * ILK_MS_PER_MINUTE)

struct _UiStudyPage {
  UiPage parent_instance;

  /* Owned */
  GCancellable *cancellable;
  char *collapsed; /* as UiSettings has it */

  guint waking;

  /* Borrowed: made when they are first wanted, for the first frame shows neither. */
  UiDeckList *list;
  UiDeckOffers *offers;
  AdwStatusPage *error_page;

  /* Template */
  GtkStack *states;
  GtkLabel *headline;
  GtkLabel *advice;
  GtkWidget *study_button;
  GtkWidget *more_button;
  GtkBox *content;
};

enum { PROP_0, PROP_COLLAPSED_DECKS };

G_DEFINE_FINAL_TYPE(UiStudyPage, ui_study_page, UI_TYPE_PAGE)

static char *
dup_headline(const IlkDeckCounts *sum)
{
  guint waiting = ilk_deck_counts_get_waiting(sum);

  if (sum->total == 0)
    return g_strdup(_("No cards yet"));
  if (waiting == 0)
    return g_strdup(_("All done for now"));
  return g_strdup_printf(ngettext("%u card to study", "%u cards to study", waiting), waiting);
}

static char *
dup_advice(const IlkDeckCounts *sum)
{
  guint waiting = ilk_deck_counts_get_waiting(sum);

  if (sum->total == 0)
    return g_strdup(_("Import a deck from the menu, or drop its file here"));
  if (waiting == sum->total && sum->new_cards == sum->total)
    return g_strdup(_("Read the question, say the answer aloud, look, and grade yourself"));
  if (waiting > 0)
    return g_strdup(_("Cards you are about to forget come first"));
  if (sum->next_due == 0)
    return g_strdup(_("New cards come tomorrow"));
  g_autofree char *span = ilk_interval_text_until(sum->next_due);
  /* Translators: %s is a span of time such as “9 days”. */
  return g_strdup_printf(_("The next card is due in %s. The lab is always open."), span);
}

static gboolean
wake_cb(gpointer user_data)
{
  UiStudyPage *self = UI_STUDY_PAGE(user_data);

  self->waking = 0;
  ui_page_refresh(UI_PAGE(self));
  return G_SOURCE_REMOVE;
}

static void
wake_when_due(UiStudyPage *self, gint64 next_due)
{
  gint64 wait = next_due == 0 ? LONGEST_WAIT_MS : next_due - ilk_clock_now() + 1000;

  g_clear_handle_id(&self->waking, g_source_remove);
  self->waking =
      g_timeout_add_seconds((guint) (CLAMP(wait, 1000, LONGEST_WAIT_MS) / 1000), wake_cb, self);
}

static UiDeckList *
need_list(UiStudyPage *self)
{
  if (self->list == NULL) {
    self->list = g_object_new(UI_TYPE_DECK_LIST, NULL);
    gtk_widget_add_css_class(GTK_WIDGET(self->list), "decks");
    ui_deck_list_set_collapsed(self->list, self->collapsed != NULL ? self->collapsed : "");
    gtk_box_append(self->content, GTK_WIDGET(self->list));
    ui_deck_drag_attach_top(GTK_WIDGET(self));
  }
  return self->list;
}

static UiDeckOffers *
need_offers(UiStudyPage *self)
{
  if (self->offers == NULL) {
    self->offers = g_object_new(UI_TYPE_DECK_OFFERS, NULL);
    gtk_box_append(self->content, GTK_WIDGET(self->offers));
  }
  return self->offers;
}

static void
show_decks(UiStudyPage *self, GPtrArray *decks)
{
  IlkDeckCounts sum = ilk_decks_sum(decks, 0);
  gboolean first = !ui_page_is_ready(UI_PAGE(self));
  g_autofree char *headline = dup_headline(&sum);
  g_autofree char *advice = dup_advice(&sum);

  gtk_label_set_label(self->headline, headline);
  gtk_label_set_label(self->advice, advice);
  gtk_widget_set_visible(self->study_button, sum.new_cards + sum.learning + sum.due > 0);
  gtk_widget_set_visible(self->more_button, sum.new_cards + sum.learning + sum.due == 0);
  ui_deck_list_set_decks(need_list(self), decks);
  ui_deck_offers_set_decks(need_offers(self), decks);
  wake_when_due(self, sum.next_due);
  /* Out of nothing there is nothing to fade: it would cost a start as much again in frames. */
  gtk_stack_set_visible_child_full(self->states, "decks",
                                   first ? GTK_STACK_TRANSITION_TYPE_NONE
                                         : gtk_stack_get_transition_type(self->states));
  if (first)
    ui_page_focus(UI_PAGE(self));
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(UiStudyPage) self = UI_STUDY_PAGE(user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) decks =
      ilk_collection_list_decks_finish(ILK_COLLECTION(source), result, &error);

  if (g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (decks == NULL)
    ui_study_page_show_error(self, ilk_collection_get_directory(ILK_COLLECTION(source)), error);
  else
    show_decks(self, decks);
}

static void
study_deck_cb(GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action(widget, "win.deck", "(sx)", "session", g_variant_get_int64(parameter));
}

static void
ui_study_page_refresh(UiPage *page)
{
  ilk_collection_list_decks_async(ui_page_get_collection(page), UI_STUDY_PAGE(page)->cancellable,
                                  listed_cb, g_object_ref(page));
}

/* What was asked of the one that is left comes too late. */
static void
ui_study_page_collection_changed(UiPage *page)
{
  UiStudyPage *self = UI_STUDY_PAGE(page);

  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  self->cancellable = g_cancellable_new();
}

static void
ui_study_page_focus(UiPage *page)
{
  UiStudyPage *self = UI_STUDY_PAGE(page);

  if (gtk_widget_get_visible(self->study_button))
    gtk_widget_grab_focus(self->study_button);
  else
    UI_PAGE_CLASS(ui_study_page_parent_class)->focus(page);
}

static gboolean
ui_study_page_is_ready(UiPage *page)
{
  return g_strcmp0(gtk_stack_get_visible_child_name(UI_STUDY_PAGE(page)->states), "decks") == 0;
}

static void
ui_study_page_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COLLAPSED_DECKS)
    g_value_set_string(value, UI_STUDY_PAGE(object)->collapsed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_study_page_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiStudyPage *self = UI_STUDY_PAGE(object);

  if (id != PROP_COLLAPSED_DECKS) {
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    return;
  }
  g_free(self->collapsed);
  self->collapsed = g_value_dup_string(value);
  if (self->list != NULL && self->collapsed != NULL)
    ui_deck_list_set_collapsed(self->list, self->collapsed);
}

static void
ui_study_page_finalize(GObject *object)
{
  g_free(UI_STUDY_PAGE(object)->collapsed);
  G_OBJECT_CLASS(ui_study_page_parent_class)->finalize(object);
}

static void
ui_study_page_dispose(GObject *object)
{
  UiStudyPage *self = UI_STUDY_PAGE(object);

  g_clear_handle_id(&self->waking, g_source_remove);
  g_cancellable_cancel(self->cancellable);
  g_clear_object(&self->cancellable);
  G_OBJECT_CLASS(ui_study_page_parent_class)->dispose(object);
}

static void
ui_study_page_class_init(UiStudyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  UiPageClass *page_class = UI_PAGE_CLASS(klass);

  G_OBJECT_CLASS(klass)->dispose = ui_study_page_dispose;
  G_OBJECT_CLASS(klass)->finalize = ui_study_page_finalize;
  G_OBJECT_CLASS(klass)->get_property = ui_study_page_get_property;
  G_OBJECT_CLASS(klass)->set_property = ui_study_page_set_property;
  g_object_class_install_property(G_OBJECT_CLASS(klass), PROP_COLLAPSED_DECKS,
                                  g_param_spec_string("collapsed-decks", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  page_class->concerns =
      ILK_CHANGE_ALL & ~(ILK_CHANGE_PREDICTIONS | ILK_CHANGE_INDEX | ILK_CHANGE_MEDIA);
  page_class->collection_changed = ui_study_page_collection_changed;
  page_class->refresh = ui_study_page_refresh;
  page_class->focus = ui_study_page_focus;
  page_class->is_ready = ui_study_page_is_ready;
  gtk_widget_class_install_action(widget_class, "study.deck", "x", study_deck_cb);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("study/study-page.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiStudyPage, states);
  gtk_widget_class_bind_template_child(widget_class, UiStudyPage, headline);
  gtk_widget_class_bind_template_child(widget_class, UiStudyPage, advice);
  gtk_widget_class_bind_template_child(widget_class, UiStudyPage, study_button);
  gtk_widget_class_bind_template_child(widget_class, UiStudyPage, more_button);
  gtk_widget_class_bind_template_child(widget_class, UiStudyPage, content);
}

static void
ui_study_page_init(UiStudyPage *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  ui_hide_unshown(GTK_WIDGET(self->states));
  self->cancellable = g_cancellable_new();
  ui_prompt_key(self->study_button);
}

static GtkWidget *
make_retry_button(void)
{
  GtkWidget *button = gtk_button_new_with_label(_("Try again"));

  gtk_widget_set_halign(button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class(button, "prime");
  gtk_actionable_set_action_name(GTK_ACTIONABLE(button), "win.open");
  gtk_accessible_update_property(GTK_ACCESSIBLE(button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                 _("Try again"), -1);
  return button;
}

/* A large icon brings the SVG library in, too. */
static AdwStatusPage *
need_error_page(UiStudyPage *self)
{
  if (self->error_page == NULL) {
    self->error_page = ADW_STATUS_PAGE(adw_status_page_new());
    adw_status_page_set_icon_name(self->error_page, "dialog-warning-symbolic");
    adw_status_page_set_title(self->error_page, _("The collection cannot be opened"));
    adw_status_page_set_child(self->error_page, make_retry_button());
    gtk_stack_add_named(self->states, GTK_WIDGET(self->error_page), "error");
  }
  return self->error_page;
}

void
ui_study_page_show_error(UiStudyPage *self, const char *directory, const GError *error)
{
  g_return_if_fail(UI_IS_STUDY_PAGE(self));

  g_autofree char *name = ilk_clean_path(directory);
  g_autofree char *description =
      g_markup_printf_escaped("%s\n\n<small>%s</small>", error->message, name);
  adw_status_page_set_description(need_error_page(self), description);
  gtk_stack_set_visible_child_name(self->states, "error");
}
