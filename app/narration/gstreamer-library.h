/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GStreamer, loaded when something is first to be heard or compressed; see espeak-library.h for
 * why. Objects of it are GObjects, and messages come as signals, so nothing of its structures has
 * to be known. Source: the reference of GStreamer 1.0, which is stable.
 */
#pragma once

#include <glib-object.h>

typedef enum { ILK_GST_NULL = 1, ILK_GST_READY, ILK_GST_PAUSED, ILK_GST_PLAYING } IlkGstState;

/* GstFormat, GstSeekFlags, GstSeekType, GstTagMergeMode; nanoseconds in a second. */
#define ILK_GST_FORMAT_TIME 3
#define ILK_GST_SEEK_FLUSH (1 << 0)
#define ILK_GST_SEEK_ACCURATE (1 << 1)
#define ILK_GST_SEEK_TYPE_NONE 0
#define ILK_GST_SEEK_TYPE_SET 1
#define ILK_GST_TAG_REPLACE 2
#define ILK_GST_TAG_APPEND 3
#define ILK_GST_SECOND G_GINT64_CONSTANT(1000000000)

/** IlkGst: its functions, under their names */
typedef struct {
  gboolean (*init_check)(int *argc, char ***argv, GError **error);
  gpointer (*element_factory_find)(const char *name);
  gpointer (*parse_launch)(const char *description, GError **error);
  gpointer (*bin_get_by_name)(gpointer bin, const char *name);
  int (*element_set_state)(gpointer element, int state);
  int (*element_get_state)(gpointer element, int *state, int *pending, guint64 timeout);
  gboolean (*element_query_position)(gpointer element, int format, gint64 *position);
  gboolean (*element_query_duration)(gpointer element, int format, gint64 *duration);
  gboolean (*element_seek)(gpointer element, double rate, int format, int flags, int start_type,
                           gint64 start, int stop_type, gint64 stop);
  gpointer (*element_get_bus)(gpointer element);
  void (*bus_add_signal_watch)(gpointer bus);
  void (*bus_remove_signal_watch)(gpointer bus);
  void (*bus_enable_sync_message_emission)(gpointer bus);
  void (*bus_disable_sync_message_emission)(gpointer bus);
  void (*message_parse_error)(gpointer message, GError **error, char **debug);
  void (*tag_setter_add_tags)(gpointer setter, int mode, const char *tag, ...);
  void (*object_unref)(gpointer object);
} IlkGst;

/** ilk_gst_load: takes a while the first time. Returns: NULL with ILK_ERROR_NOT_FOUND and a
 * sentence that names the package */
const IlkGst *ilk_gst_load(GError **error);

/**
 * ilk_gst_check:
 * @elements: (array zero-terminated=1): an element, and the package that has it, and so on
 *
 * Returns: FALSE with ILK_ERROR_NOT_FOUND and a sentence that names the package of the first
 * element that is not there
 */
gboolean ilk_gst_check(const IlkGst *gst, const char *const *elements, GError **error);
