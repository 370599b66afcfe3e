"""The style of a page of tables: quiet, light or dark as the reader has it, and on paper."""

from typing import Final

__all__ = ["STYLE"]

STYLE: Final = """
:root { color-scheme: light dark;
  --ink: #1b1f24; --paper: #ffffff; --quiet: #59636e; --rule: #c9d1d9; --head: #f3f5f7;
  --mark: #0b5cad; }
@media (prefers-color-scheme: dark) { :root {
  --ink: #e6e9ec; --paper: #14171a; --quiet: #9aa4ae; --rule: #3a424a; --head: #1f2429;
  --mark: #7cb7ff; } }
* { box-sizing: border-box; }
body { margin: 2rem auto; padding: 0 1.5rem; max-width: 80rem; color: var(--ink);
  background: var(--paper); font: 15px/1.45 system-ui, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.3rem; font-weight: 600; overflow-wrap: anywhere; }
section { margin: 2rem 0; overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 0 0 .6rem; color: var(--quiet); }
caption b { color: var(--ink); font-size: 1.15rem; margin-right: .6rem; }
caption code { float: right; }
th, td { border: 1px solid var(--rule); padding: .35rem .6rem; text-align: left;
  vertical-align: top; }
thead th { background: var(--head); font-weight: 600; vertical-align: bottom; }
thead th[title] { text-decoration: underline dotted var(--quiet); text-underline-offset: 3px; }
tbody { border-top: 2px solid var(--rule); }
tbody th { font-weight: 600; }
td.outcome { font-weight: 600; color: var(--mark); }
td.line { color: var(--quiet); text-align: right; font-variant-numeric: tabular-nums; }
.any, .or { color: var(--quiet); }
.otherwise { background: var(--head); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 1rem 0 0;
  font-size: .9rem; color: var(--quiet); }
dt { font-weight: 600; color: var(--ink); }
dd { margin: 0; }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #444; --rule: #999; --head: #eee; --mark: #000; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; }
  section { overflow: visible; }
  thead { display: table-header-group; }
  tbody, dl { break-inside: avoid; }
}
"""
"""A style sheet without anything that is loaded from elsewhere."""
