/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The memory model and its parameters within the study options. Within the store, any thread.
 */
#pragma once

#include "app/schedule/study-options.h"

#include <json-glib/json-glib.h>

/** ilk_study_model_init: FSRS-6, and the published parameters of every model */
void ilk_study_model_init(IlkStudyOptions *options);

/** ilk_study_node_is_number: Returns: whether @node holds a number, whole or not */
gboolean ilk_study_node_is_number(JsonNode *node);

/** ilk_study_model_read: takes the model and parameters that @object has. @options may be changed
 * in part on failure. */
gboolean ilk_study_model_read(JsonObject *object, IlkStudyOptions *options, GError **error);

/** ilk_study_model_write: adds the members in which @options differ from @base */
void ilk_study_model_write(JsonBuilder *builder, const IlkStudyOptions *options,
                           const IlkStudyOptions *base);
