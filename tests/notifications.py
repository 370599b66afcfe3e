"""Notifications for tests, written as a server would."""

from __future__ import annotations

__all__ = ["categories", "notify", "ok", "pidf", "state"]

MICROSOFT = "application/msrtc-event-categories+xml"


def pidf(basic="open", *activities, who="sip:ada@contoso.example", note=""):
    """Write a PIDF with RPID activities."""
    inner = "".join(f"<r:{each}/>" for each in activities)
    person = f'<d:person id="p"><r:activities>{inner}</r:activities></d:person>' if inner else ""
    said = f"<note>{note}</note>" if note else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<presence xmlns="urn:ietf:params:xml:ns:pidf"'
        ' xmlns:d="urn:ietf:params:xml:ns:pidf:data-model"'
        f' xmlns:r="urn:ietf:params:xml:ns:pidf:rpid" entity="{who}">'
        f'<tuple id="t"><status><basic>{basic}</basic></status></tuple>{person}{said}</presence>'
    )


def state(availability, token=None):
    """Write a Microsoft state category."""
    activity = f'<activity token="{token}"/>' if token else ""
    return (
        '<category name="state" instance="1" publishTime="2026-03-02T08:00:00.000">'
        '<state xmlns="http://schemas.microsoft.com/2006/09/sip/state"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="aggregateState">'
        f"<availability>{availability}</availability>{activity}</state></category>"
    )


def categories(*inner, who="sip:ada@contoso.example"):
    """Write a Microsoft categories document."""
    return (
        '<categories xmlns="http://schemas.microsoft.com/2006/09/sip/categories"'
        f' uri="{who}">{"".join(inner)}</categories>'
    )


def notify(
    body="",
    *,
    cseq=1,
    subscription="active;expires=600",
    who="sip:ada@contoso.example",
    watcher="sip:connector@contoso.example",
    call_id="call-1",
    content_type=None,
    method="NOTIFY",
    event="presence",
    branch=None,
):
    """Write a NOTIFY or BENOTIFY as bytes."""
    kind = content_type or (MICROSOFT if "<categories" in body else "application/pidf+xml")
    data = body.encode()
    head = [
        f"{method} {watcher} SIP/2.0",
        f"Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-{branch or f'{call_id}-{cseq}'}",
        f"From: <{who}>;tag=server",
        f"To: <{watcher}>;tag=watcher",
        f"Call-ID: {call_id}",
        f"CSeq: {cseq} {method}",
        f"Event: {event}",
        *([f"Subscription-State: {subscription}"] if subscription else []),
        *([f"Content-Type: {kind}"] if data else []),
        f"Content-Length: {len(data)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data


def ok(body, *, cseq=1, piggyback=None, who="sip:ada@contoso.example", call_id="call-1"):
    """Write the 200 that answers a SUBSCRIBE with a document in it."""
    data = body.encode()
    kind = MICROSOFT if "<categories" in body else "application/pidf+xml"
    head = [
        "SIP/2.0 200 OK",
        "Via: SIP/2.0/TLS 192.0.2.2:5061;branch=z9hG4bK-s",
        "From: <sip:connector@contoso.example>;tag=watcher",
        f"To: <{who}>;tag=server",
        f"Call-ID: {call_id}",
        f"CSeq: {cseq} SUBSCRIBE",
        "Expires: 600",
        "Event: presence",
        "subscription-state: active;expires=600",
        *([f"ms-piggyback-cseq: {piggyback}"] if piggyback is not None else []),
        f"Content-Type: {kind}",
        f"Content-Length: {len(data)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + data
