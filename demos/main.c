/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every demo's main(): its two files give the two halves.
 */
#include "demos/trace/demo.h"

int
main(int argc, char *argv[])
{
  return demo_main(&demo_description, &demo_experiment, argc, argv);
}
