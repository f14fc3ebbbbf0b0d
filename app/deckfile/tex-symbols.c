/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables; what is not in them is not known.
 */
#include "app/deckfile/tex-symbols.h"

static const struct {
  const char *name;
  const char *text;
} symbols[] = {
    {"alpha", "α"},
    {"beta", "β"},
    {"gamma", "γ"},
    {"delta", "δ"},
    {"epsilon", "ε"},
    {"varepsilon", "ε"},
    {"zeta", "ζ"},
    {"eta", "η"},
    {"theta", "θ"},
    {"iota", "ι"},
    {"kappa", "κ"},
    {"lambda", "λ"},
    {"mu", "μ"},
    {"nu", "ν"},
    {"xi", "ξ"},
    {"pi", "π"},
    {"rho", "ρ"},
    {"sigma", "σ"},
    {"tau", "τ"},
    {"upsilon", "υ"},
    {"phi", "φ"},
    {"varphi", "φ"},
    {"chi", "χ"},
    {"psi", "ψ"},
    {"omega", "ω"},
    {"Gamma", "Γ"},
    {"Delta", "Δ"},
    {"Theta", "Θ"},
    {"Lambda", "Λ"},
    {"Xi", "Ξ"},
    {"Pi", "Π"},
    {"Sigma", "Σ"},
    {"Phi", "Φ"},
    {"Psi", "Ψ"},
    {"Omega", "Ω"},
    {"times", " × "},
    {"cdot", " · "},
    {"div", " ÷ "},
    {"pm", " ± "},
    {"mp", " ∓ "},
    {"ast", " ∗ "},
    {"star", " ⋆ "},
    {"circ", "∘"},
    {"oplus", " ⊕ "},
    {"otimes", " ⊗ "},
    {"cap", " ∩ "},
    {"cup", " ∪ "},
    {"wedge", " ∧ "},
    {"land", " ∧ "},
    {"vee", " ∨ "},
    {"lor", " ∨ "},
    {"setminus", " ∖ "},
    {"neg", "¬"},
    {"lnot", "¬"},
    {"le", " ≤ "},
    {"leq", " ≤ "},
    {"ge", " ≥ "},
    {"geq", " ≥ "},
    {"ne", " ≠ "},
    {"neq", " ≠ "},
    {"ll", " ≪ "},
    {"gg", " ≫ "},
    {"approx", " ≈ "},
    {"sim", " ∼ "},
    {"equiv", " ≡ "},
    {"propto", " ∝ "},
    {"in", " ∈ "},
    {"notin", " ∉ "},
    {"ni", " ∋ "},
    {"subset", " ⊂ "},
    {"subseteq", " ⊆ "},
    {"supset", " ⊃ "},
    {"supseteq", " ⊇ "},
    {"mid", " | "},
    {"parallel", " ∥ "},
    {"perp", " ⊥ "},
    {"to", " → "},
    {"rightarrow", " → "},
    {"leftarrow", " ← "},
    {"gets", " ← "},
    {"leftrightarrow", " ↔ "},
    {"Rightarrow", " ⇒ "},
    {"implies", " ⇒ "},
    {"Leftarrow", " ⇐ "},
    {"Leftrightarrow", " ⇔ "},
    {"iff", " ⇔ "},
    {"mapsto", " ↦ "},
    {"uparrow", "↑"},
    {"downarrow", "↓"},
    {"forall", "∀"},
    {"exists", "∃"},
    {"emptyset", "∅"},
    {"varnothing", "∅"},
    {"infty", "∞"},
    {"partial", "∂"},
    {"nabla", "∇"},
    {"sum", "∑"},
    {"prod", "∏"},
    {"int", "∫"},
    {"ldots", "…"},
    {"dots", "…"},
    {"cdots", "⋯"},
    {"prime", "′"},
    {"degree", "°"},
    {"ell", "ℓ"},
    {"hbar", "ℏ"},
    {"Re", "ℜ"},
    {"Im", "ℑ"},
    {"aleph", "ℵ"},
    {"angle", "∠"},
    {"langle", "⟨"},
    {"rangle", "⟩"},
    {"lfloor", "⌊"},
    {"rfloor", "⌋"},
    {"lceil", "⌈"},
    {"rceil", "⌉"},
    {"lbrace", "{"},
    {"rbrace", "}"},
    {"lvert", "|"},
    {"rvert", "|"},
    {"quad", "  "},
    {"qquad", "   "},
    {"left", ""},
    {"right", ""},
    {"big", ""},
    {"Big", ""},
    {"displaystyle", ""},
    {"textstyle", ""},
    {"limits", ""},
};

/* Written upright, as words. */
static const char *const functions[] = {"log", "ln",  "lg",  "exp", "sin", "cos",  "tan", "max",
                                        "min", "sup", "inf", "lim", "gcd", "det",  "dim", "mod",
                                        "arg", "ker", "Pr",  "deg", "cot", "sinh", "cosh"};

/* Take one group and show it as it is. */
static const char *const wrappers[] = {"text",   "mathrm", "mathbf", "mathit", "operatorname",
                                       "textbf", "textit", "mathsf", "texttt", "mathtt"};

static gboolean
has(const char *const *names, gsize n, const char *name)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal(names[i], name))
      return TRUE;
  return FALSE;
}

const char *
ilk_tex_find_symbol(const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(symbols); i++)
    if (g_str_equal(symbols[i].name, name))
      return symbols[i].text;
  return NULL;
}

gboolean
ilk_tex_is_function(const char *name)
{
  return has(functions, G_N_ELEMENTS(functions), name);
}

gboolean
ilk_tex_is_wrapper(const char *name)
{
  return has(wrappers, G_N_ELEMENTS(wrappers), name);
}
