"""The bounds on everything that comes from outside, in one frozen value that is passed in.

Each number says where it comes from. A breach is always an error of its own name,
never a hang and never a truncation.
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

__all__ = ["DEFAULT_LIMITS", "Limits"]


@frozen(kw_only=True)
class Limits:
    """How much of anything is accepted. Sizes are bytes unless a name says otherwise."""

    # -- rules files: written by hand; ten times the largest vendor table seen
    rules_bytes: int = 2_000_000
    rules_line_characters: int = 2_000
    rules_files: int = 64
    rules_nesting: int = 64
    rules_condition_size: int = 10_000  # parts of one condition, its definitions spelled out
    rules_rows: int = 20_000
    rules_findings: int = 200  # of one file that are shown; as many are told what was meant
    rules_findings_made: int = 5_000  # of a text, before reading stops: counted, fixed, known

    # -- proofs about one table: 3,000 rows over 8 fields take about a tenth of each. Nodes and
    #    steps bound them alike on every machine; the seconds are for very slow ones
    diagram_nodes: int = 500_000
    diagram_steps: int = 8_000_000  # of each thing that is looked for, 1 us or so each
    diagram_seconds: float = 60.0
    diagram_variables: int = 256  # each may be a level of recursion

    # -- presence documents: a Skype for Business document is 4 kB on average and 25 kB at
    #    most (Microsoft's user model), of 400 elements; a list notification of 250 of them
    #    stays under 1 MB, and has 9,000 elements and 10,000 attributes. The numbers are the
    #    largest with which nobody can write a body that takes 50 ms (benchmarks/hostile.py)
    document_bytes: int = 1_000_000
    document_depth: int = 256  # libxml2's own; to hold a lower one costs 2 us a document
    document_elements: int = 10_000  # a list of 1,000 resources has 4,000
    document_attributes: int = 10_000
    document_namespaces: int = 500
    document_text: int = 100_000
    document_parts: int = 1_000
    body_elements: int = 20_000  # of all documents of a multipart body together
    body_attributes: int = 40_000
    body_errors: int = 2_000  # that parsers found in them: each costs as much as ten elements
    document_names: int = 8_000_000  # bytes parsed until a thread forgets the names in them

    # -- SIP: RFC 3261 sets no bound; a datagram ends at 65,535 and list bodies at document_bytes
    message_bytes: int = 1_100_000
    message_head_bytes: int = 65_536
    message_headers: int = 400

    # -- captures: tcpdump's largest snapshot is 262,144
    packet_bytes: int = 262_144
    flow_buffer_bytes: int = 256_000
    flows: int = 65_536
    gap_seconds: float = 5.0  # a sender repeats a lost segment after 1 s, and again after 3 s
    fragments: int = 1_024

    # -- the engine: what a service that runs for months may keep of the past
    faults_kept: int = 1_000
    dialogs: int = 160_000  # twice a pool of 80,000 users (Lync 2010's largest)
    ended_dialogs: int = 10_000  # to know what comes late in them


DEFAULT_LIMITS: Final = Limits()
