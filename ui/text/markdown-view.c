/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks become the children of a vertical box.
 */
#include "ui/text/markdown-view.h"

#include "config.h"
#include "ui/base/wrap-label.h"
#include "ui/media/media-file.h"
#include "ui/media/picture.h"
#include "ui/media/sound.h"
#include "ui/text/markdown-blocks.h"

#include <glib/gi18n.h>

#define INDENT 22

/* What is laid out at once, see UI_PIECE_COST: a card is to be there within a frame. */
#define PORTION 2000

/* Of a text whose direction is looked for. */
#define LETTERS_READ 2000

struct _UiMarkdownView {
  GtkWidget parent_instance;

  float xalign;
  gboolean parted;
  gboolean selectable;
  guint portion;
  GtkTextDirection direction;

  /* Owned */
  GPtrArray *blocks; /* (nullable) */
  guint shown;       /* of @blocks */
};

enum {
  PROP_0,
  PROP_MARKDOWN,
  PROP_XALIGN,
  PROP_PARTED,
  PROP_SELECTABLE,
  PROP_PORTION,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE(UiMarkdownView, ui_markdown_view, GTK_TYPE_WIDGET)

/* A card reads in the direction of its own language, whatever that of the window is: that of its
 * first letter. */
static GtkTextDirection
find_direction(const char *text)
{
  for (guint i = 0; *text != '\0' && i < LETTERS_READ; i++, text = g_utf8_next_char(text)) {
    gunichar letter = g_utf8_get_char(text);
    GUnicodeScript script = g_unichar_get_script(letter);

    if (g_unichar_isalpha(letter))
      return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW ||
                     script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA
                 ? GTK_TEXT_DIR_RTL
                 : GTK_TEXT_DIR_LTR;
  }
  return GTK_TEXT_DIR_NONE;
}

/* In a session the demo opens beside the card. */
static void
open_demo(GtkWidget *widget, const char *name)
{
  if (!gtk_widget_activate_action(widget, "session.open-demo", "s", name))
    gtk_widget_activate_action(widget, "win.open-demo", "s", name);
}

/* What leads to a demo or to cards is followed in this window, everything else by the desktop. */
static gboolean
activate_link_cb(GtkWidget *label, const char *address)
{
  const char *colon = strchr(address, ':');
  g_autofree char *target = colon != NULL ? g_uri_unescape_string(colon + 1, NULL) : NULL;

  if (g_str_has_prefix(address, "demo:")) {
    if (target != NULL)
      open_demo(label, target);
    return TRUE;
  }
  if (!g_str_has_prefix(address, "find:"))
    return FALSE;
  if (target != NULL)
    gtk_widget_activate_action(label, "win.find", "s", target);
  return TRUE;
}

static GtkWidget *
make_label(UiMarkdownView *self, const char *markup)
{
  GtkWidget *label = gtk_label_new(NULL);

  gtk_label_set_markup(GTK_LABEL(label), markup);
  g_signal_connect(label, "activate-link", G_CALLBACK(activate_link_cb), NULL);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode(GTK_LABEL(label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign(GTK_LABEL(label), self->xalign);
  gtk_label_set_justify(GTK_LABEL(label),
                        self->xalign == 0.5f ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
  gtk_label_set_selectable(GTK_LABEL(label), self->selectable);
  gtk_widget_set_hexpand(label, TRUE);
  gtk_widget_set_direction(label, self->direction);
  return label;
}

static GtkWidget *
make_heading(UiMarkdownView *self, const UiBlock *block)
{
  GtkWidget *label = make_label(self, block->text);

  gtk_widget_add_css_class(label, block->level <= 2 ? "title-3" : "heading");
  return label;
}

static GtkWidget *
make_item(UiMarkdownView *self, const UiBlock *block)
{
  GtkWidget *row = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *marker = gtk_label_new(block->marker);

  gtk_widget_set_valign(marker, GTK_ALIGN_START);
  gtk_widget_set_size_request(marker, INDENT - 6, -1);
  gtk_label_set_xalign(GTK_LABEL(marker), 1.0f);
  gtk_widget_set_direction(marker, self->direction);
  gtk_widget_set_direction(row, self->direction);
  gtk_box_append(GTK_BOX(row), marker);
  gtk_box_append(GTK_BOX(row), make_label(self, block->text));
  return row;
}

static GtkWidget *
make_code(UiMarkdownView *self, const UiBlock *block)
{
  GtkWidget *scroller = gtk_scrolled_window_new();
  GtkWidget *label = gtk_label_new(block->text);

  gtk_label_set_xalign(GTK_LABEL(label), 0.0f);
  gtk_label_set_selectable(GTK_LABEL(label), self->selectable);
  gtk_widget_add_css_class(label, "monospace");
  /* Code reads from left to right in every language. */
  gtk_widget_set_direction(label, GTK_TEXT_DIR_LTR);
  gtk_widget_set_direction(scroller, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class(scroller, "code-block");
  gtk_scrolled_window_set_policy(GTK_SCROLLED_WINDOW(scroller), GTK_POLICY_AUTOMATIC,
                                 GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scroller), label);
  gtk_widget_set_focusable(scroller, FALSE);
  return scroller;
}

static GtkWidget *
make_table(UiMarkdownView *self, const UiBlock *block)
{
  GtkWidget *grid = gtk_grid_new();

  g_return_val_if_fail(block->columns > 0, grid);
  gtk_grid_set_column_spacing(GTK_GRID(grid), 18);
  gtk_grid_set_row_spacing(GTK_GRID(grid), 6);
  gtk_widget_add_css_class(grid, "markdown-table");
  gtk_widget_set_direction(grid, self->direction);
  for (guint i = 0; i < block->cells->len; i++) {
    GtkWidget *label = make_label(self, g_ptr_array_index(block->cells, i));

    gtk_label_set_yalign(GTK_LABEL(label), 0.0f);
    if (i < block->columns && !block->continued)
      gtk_widget_add_css_class(label, "heading");
    gtk_grid_attach(GTK_GRID(grid), label, (int) (i % block->columns), (int) (i / block->columns),
                    1, 1);
  }
  return grid;
}

static GtkWidget *
make_image(UiMarkdownView *self, const UiBlock *block)
{
  if (block->source != NULL && ui_media_is_sound(block->source))
    return ui_sound_new(block->source, block->text);

  GtkWidget *picture =
      ui_picture_new(block->source != NULL ? block->source : "", block->text, self->xalign);

  gtk_widget_set_direction(picture, self->direction);
  return picture;
}

static GtkWidget *
make_block(UiMarkdownView *self, const UiBlock *block)
{
  switch (block->kind) {
  case UI_BLOCK_HEADING:
    return make_heading(self, block);
  case UI_BLOCK_CODE:
    return make_code(self, block);
  case UI_BLOCK_TABLE:
    return make_table(self, block);
  case UI_BLOCK_RULE:
    return gtk_separator_new(GTK_ORIENTATION_HORIZONTAL);
  case UI_BLOCK_IMAGE:
    return make_image(self, block);
  case UI_BLOCK_PARAGRAPH:
  default:
    return block->marker != NULL ? make_item(self, block) : make_label(self, block->text);
  }
}

static void
append_block(UiMarkdownView *self, const UiBlock *block)
{
  GtkWidget *child = make_block(self, block);
  guint steps = block->marker != NULL && block->depth > 0 ? block->depth - 1 : block->depth;

  gtk_widget_set_margin_start(child, (int) steps * INDENT);
  if (block->quoted)
    gtk_widget_add_css_class(child, "dim-label");
  gtk_widget_set_parent(child, GTK_WIDGET(self));
}

/* A paragraph that says it all; one that ends in a colon belongs to what follows. */
static gboolean
stands_alone(const UiBlock *block)
{
  return block->kind == UI_BLOCK_PARAGRAPH && block->marker == NULL && !block->quoted &&
         !g_str_has_suffix(block->text, ":");
}

static void
append_divider(UiMarkdownView *self)
{
  GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 8);
  /* Translators: between an answer in one paragraph and what explains it. */
  GtkWidget *label = gtk_label_new(C_("answer", "More"));
  GtkWidget *line = gtk_separator_new(GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_add_css_class(label, "caption");
  gtk_widget_add_css_class(label, "dim-label");
  gtk_widget_set_valign(line, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand(line, TRUE);
  gtk_box_append(GTK_BOX(box), label);
  gtk_box_append(GTK_BOX(box), line);
  gtk_widget_add_css_class(box, "more");
  gtk_widget_set_parent(box, GTK_WIDGET(self));
}

static void show_portion(UiMarkdownView *self);

static void
show_more_cb(UiMarkdownView *self, GtkWidget *button)
{
  gtk_widget_unparent(button);
  show_portion(self);
}

static void
append_more_button(UiMarkdownView *self)
{
  GtkWidget *button = gtk_button_new_with_label(_("Show more of this text"));

  ui_wrap_label(button);
  gtk_widget_set_halign(button, GTK_ALIGN_START);
  gtk_widget_add_css_class(button, "flat");
  g_signal_connect_swapped(button, "clicked", G_CALLBACK(show_more_cb), self);
  gtk_widget_set_parent(button, GTK_WIDGET(self));
}

/* One block at least, whatever it costs: each is bounded. */
static void
show_portion(UiMarkdownView *self)
{
  guint cost = 0;

  while (self->shown < self->blocks->len) {
    const UiBlock *block = self->blocks->pdata[self->shown];

    cost += block->cost;
    if (cost > self->portion && cost != block->cost)
      break;
    append_block(self, block);
    if (self->parted && self->shown == 0 && self->blocks->len > 1 && stands_alone(block))
      append_divider(self);
    self->shown++;
  }
  if (self->shown < self->blocks->len)
    append_more_button(self);
}

static void
remove_children(UiMarkdownView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(self))) != NULL)
    gtk_widget_unparent(child);
}

static void
ui_markdown_view_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  UiMarkdownView *self = UI_MARKDOWN_VIEW(object);

  if (id == PROP_MARKDOWN)
    ui_markdown_view_set_markdown(self, g_value_get_string(value));
  else if (id == PROP_XALIGN)
    self->xalign = g_value_get_float(value);
  else if (id == PROP_PARTED)
    self->parted = g_value_get_boolean(value);
  else if (id == PROP_SELECTABLE)
    self->selectable = g_value_get_boolean(value);
  else if (id == PROP_PORTION)
    self->portion = g_value_get_uint(value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_markdown_view_dispose(GObject *object)
{
  remove_children(UI_MARKDOWN_VIEW(object));
  g_clear_pointer(&UI_MARKDOWN_VIEW(object)->blocks, g_ptr_array_unref);
  G_OBJECT_CLASS(ui_markdown_view_parent_class)->dispose(object);
}

static void
ui_markdown_view_class_init(UiMarkdownViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = ui_markdown_view_set_property;
  object_class->dispose = ui_markdown_view_dispose;
  properties[PROP_MARKDOWN] = g_param_spec_string("markdown", NULL, NULL, NULL, flags);
  properties[PROP_XALIGN] = g_param_spec_float("xalign", NULL, NULL, 0, 1, 0, flags);
  properties[PROP_PARTED] = g_param_spec_boolean("parted", NULL, NULL, FALSE, flags);
  properties[PROP_SELECTABLE] = g_param_spec_boolean("selectable", NULL, NULL, FALSE, flags);
  properties[PROP_PORTION] = g_param_spec_uint("portion", NULL, NULL, 1, G_MAXUINT, PORTION, flags);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_layout_manager_type(widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name(widget_class, "markdown");
}

static void
ui_markdown_view_init(UiMarkdownView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager(GTK_WIDGET(self));

  self->portion = PORTION;
  gtk_orientable_set_orientation(GTK_ORIENTABLE(layout), GTK_ORIENTATION_VERTICAL);
}

void
ui_markdown_view_set_markdown(UiMarkdownView *self, const char *markdown)
{
  g_return_if_fail(UI_IS_MARKDOWN_VIEW(self));

  remove_children(self);
  g_clear_pointer(&self->blocks, g_ptr_array_unref);
  if (markdown == NULL)
    return;
  self->direction = find_direction(markdown);
  self->blocks = ui_markdown_blocks(markdown);
  self->shown = 0;
  show_portion(self);
}
