/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three lines, each hidden while it has nothing to say.
 */
#include "ui/lab/lab-status.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"

#include <glib/gi18n.h>
#include <math.h>

/* From this share of foreign load on the numbers are worth a warning. */
#define FOREIGN_CPU_WARNING 0.10

struct _UiLabStatus {
  AdwBin parent_instance;

  /* Template */
  GtkWidget *progress_line;
  GtkProgressBar *progress;
  GtkLabel *progress_words;
  GtkWidget *error_line;
  GtkLabel *error;
  GtkLabel *notes;

  /* Owned */
  char *told; /* (nullable): by Pythons */

  gboolean stopped;
};

G_DEFINE_FINAL_TYPE(UiLabStatus, ui_lab_status, ADW_TYPE_BIN)

static void
ui_lab_status_finalize(GObject *object)
{
  g_free(UI_LAB_STATUS(object)->told);
  G_OBJECT_CLASS(ui_lab_status_parent_class)->finalize(object);
}

static void
ui_lab_status_class_init(UiLabStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_lab_status_finalize;
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/lab-status.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiLabStatus, progress_line);
  gtk_widget_class_bind_template_child(widget_class, UiLabStatus, progress);
  gtk_widget_class_bind_template_child(widget_class, UiLabStatus, progress_words);
  gtk_widget_class_bind_template_child(widget_class, UiLabStatus, error_line);
  gtk_widget_class_bind_template_child(widget_class, UiLabStatus, error);
  gtk_widget_class_bind_template_child(widget_class, UiLabStatus, notes);
}

static void
ui_lab_status_init(UiLabStatus *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

/* The whole is hidden when all its lines are, so that it takes no spacing. */
static void
hide_if_empty(UiLabStatus *self)
{
  gtk_widget_set_visible(GTK_WIDGET(self), gtk_widget_get_visible(self->progress_line) ||
                                               gtk_widget_get_visible(self->error_line) ||
                                               gtk_widget_get_visible(GTK_WIDGET(self->notes)));
}

static void
show_progress(UiLabStatus *self, IlkTrace *trace)
{
  guint step, of;
  gboolean measuring = ilk_trace_is_measuring(trace, &step, &of);
  /* Translators: which of how many measurements goes on. */
  g_autofree char *words = measuring ? g_strdup_printf(_("measuring %u of %u"), step, of)
                                     : g_strdup(_("recording the timeline"));

  gtk_progress_bar_set_fraction(self->progress, measuring ? ilk_trace_get_progress(trace) : 0);
  gtk_label_set_label(self->progress_words, words);
}

static void
add_note(GString *notes, const char *note)
{
  if (notes->len > 0)
    g_string_append_c(notes, '\n');
  g_string_append(notes, note);
}

static void
show_notes(UiLabStatus *self, IlkTrace *trace)
{
  g_autoptr(GString) notes = g_string_new(NULL);
  double foreign = ilk_trace_get_foreign_cpu(trace);
  guint dropped = (guint) MIN(ilk_trace_get_dropped(trace), G_MAXUINT);

  if (self->stopped)
    add_note(notes, _("Stopped before the end, so there is no verdict."));
  if (foreign >= FOREIGN_CPU_WARNING) {
    g_autofree char *note = g_strdup_printf(
        _("Other programs used %.0f %% of the processors meanwhile, so the numbers may be off."),
        100 * foreign);
    add_note(notes, note);
  }
  if (dropped > 0) {
    g_autofree char *note = g_strdup_printf(
        ngettext("%u record of the trace was lost; the lanes have a gap.",
                 "%u records of the trace were lost; the lanes have gaps.", dropped),
        dropped);
    add_note(notes, note);
  }
  if (self->told != NULL)
    add_note(notes, self->told);
  gtk_label_set_label(self->notes, notes->str);
  gtk_widget_set_visible(GTK_WIDGET(self->notes), notes->len > 0);
}

void
ui_lab_status_show(UiLabStatus *self, IlkTrace *trace, gboolean running)
{
  g_return_if_fail(UI_IS_LAB_STATUS(self));

  gtk_widget_set_visible(self->progress_line, running);
  if (running)
    show_progress(self, trace);
  show_notes(self, trace);
  hide_if_empty(self);
}

void
ui_lab_status_tell(UiLabStatus *self, const char *words)
{
  g_return_if_fail(UI_IS_LAB_STATUS(self));

  g_free(self->told);
  self->told = g_strdup(words);
}

void
ui_lab_status_show_told(UiLabStatus *self)
{
  g_return_if_fail(UI_IS_LAB_STATUS(self));

  gtk_label_set_label(self->notes, self->told != NULL ? self->told : "");
  gtk_widget_set_visible(GTK_WIDGET(self->notes), self->told != NULL);
  hide_if_empty(self);
}

void
ui_lab_status_stop(UiLabStatus *self, gboolean stopped)
{
  g_return_if_fail(UI_IS_LAB_STATUS(self));

  self->stopped = stopped;
}

void
ui_lab_status_wait(UiLabStatus *self, const char *words)
{
  g_return_if_fail(UI_IS_LAB_STATUS(self));

  gtk_widget_set_visible(self->progress_line, words != NULL);
  gtk_progress_bar_set_fraction(self->progress, 0);
  gtk_label_set_label(self->progress_words, words != NULL ? words : "");
  hide_if_empty(self);
}

void
ui_lab_status_fail(UiLabStatus *self, const char *sentence)
{
  g_return_if_fail(UI_IS_LAB_STATUS(self));

  const char *told = gtk_label_get_label(self->error);
  g_autofree char *both =
      sentence != NULL && *told != '\0' ? g_strjoin("\n", told, sentence, NULL) : NULL;

  gtk_label_set_label(self->error, both != NULL ? both : sentence != NULL ? sentence : "");
  gtk_widget_set_visible(self->error_line, sentence != NULL);
  hide_if_empty(self);
}
