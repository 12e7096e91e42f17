"""HTML and Markdown as strictly as Telegram reads them; offsets in UTF-16 units, errors in bytes."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.entities.detection import detected, with_detected
from sandbox.entities.formatted import Formatted, span, units
from sandbox.entities.html import HALF_CHARACTER, parse_html
from sandbox.entities.legacy import parse_legacy_markdown
from sandbox.entities.markdown import parse_markdown
from sandbox.entities.rendering import to_html
from sandbox.refusals import Refused

Short = tuple[str, int, int]


def marked(made: Formatted) -> tuple[str, list[Short]]:
    return made.text, [(entity["type"], entity["offset"], entity["length"]) for entity in made.entities]


def refusal(text: str, *, markdown: bool = False) -> str:
    with pytest.raises(Refused) as caught:
        (parse_markdown if markdown else parse_html)(text)
    assert caught.value.code == 400
    return caught.value.description.removeprefix("Bad Request: can't parse entities: ")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("Київ <br>", 'Unsupported start tag "br" at byte offset 9'),
        ("<b>bold", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ('<a href="x>y', "Unclosed start tag at byte offset 0"),
        ("<a href=x,y>", "Unexpected end of name token at byte offset 8"),
        ("<b =x>", 'Empty attribute name in the tag "b" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            '<tg-emoji emoji-id="9999999999999999999">x</tg-emoji>',
            "Invalid custom emoji identifier specified",
        ),
        ('<tg-time unix="1" format="zz">x</tg-time>', "Invalid date format used"),
        (
            "&#xD83D;",
            HALF_CHARACTER,
        ),
    ],
)
def test_html_that_telegram_does_not_take_is_refused_with_its_sentence(text: str, sentence: str) -> None:
    assert refusal(text) == sentence


@pytest.mark.parametrize(
    ("text", "seen", "entities"),
    [
        ("plain & simple", "plain & simple", []),
        ("&lt;&amp;&gt;&quot;&#1111;&#x457;&nbsp;&ge;", '<&>"її&nbsp;&ge;', []),
        ("🏨 <b>Hotel</b>", "🏨 Hotel", [("bold", 3, 5)]),
        ("<STRONG>x</STRONG><em>y</em>", "xy", [("bold", 0, 1), ("italic", 1, 1)]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
        ("<ins>u</ins><del>s</del>", "us", [("underline", 0, 1), ("strikethrough", 1, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<code><b>x</b></code>", "x", [("code", 0, 1)]),
        ("<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", 0, 1)]),
        ("<b></b>x", "x", []),
        ("  <b>x</b>  ", "x", [("bold", 0, 1)]),
        ("<b> x </b> ", " x", [("bold", 0, 2)]),
        ("<b>x</>", "x", [("bold", 0, 1)]),
    ],
)
def test_html_becomes_text_and_entities(text: str, seen: str, entities: list[Short]) -> None:
    assert marked(parse_html(text)) == (seen, entities)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('<a href="https://example.com">x</a>', "https://example.com/"),
        ('<a href="https://example.com/a?b=1&amp;c=2">x</a>', "https://example.com/a?b=1&c=2"),
        ("<a href='example.com'>x</a>", "http://example.com/"),
        ("<a>example.com</a>", "http://example.com/"),
    ],
)
def test_a_link_is_kept_as_telegram_writes_it(text: str, address: str) -> None:
    (link,) = parse_html(text).entities
    assert (link["type"], link["url"]) == ("text_link", address)


def test_a_link_that_telegram_drops_is_noted() -> None:
    made = parse_html('<a href="javascript:alert(1)">x</a> <a href="tel:+420777">y</a>')
    assert (made.text, made.entities, len(made.warnings)) == ("x y", [], 2)


def test_a_block_of_code_knows_its_language() -> None:
    assert parse_html('<pre><code class="language-python">x</code></pre>').entities == [
        {"type": "pre", "offset": 0, "length": 1, "language": "python"}
    ]
    assert parse_html('<code class="language-python">x</code>').entities == [
        {"type": "code", "offset": 0, "length": 1}
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Done.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a|b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("*bold", "Can't find end of Bold entity at byte offset 0"),
        ("ї _x__", "Can't find end of Underline entity at byte offset 5"),
        ("```py x", "Can't find end of PreCode entity at byte offset 0"),
        ("[x](http://a", "Can't find end of a URL at byte offset 4"),
        ("![x]", "The entity must contain a tg://emoji or tg://time URL"),
        ("![x](tg://emoji?id=07)", "Invalid tg://emoji or tg://time URL specified"),
        (">*a\nb*", "Can't find end of Bold entity at byte offset 1"),
    ],
)
def test_markdown_that_telegram_does_not_take_is_refused_with_its_sentence(text: str, sentence: str) -> None:
    assert refusal(text, markdown=True) == sentence


@pytest.mark.parametrize(
    ("text", "seen", "entities"),
    [
        ("Done\\.", "Done.", []),
        ("🏨 *Hotel*", "🏨 Hotel", [("bold", 3, 5)]),
        ("_a __b___", "a b", [("italic", 0, 3), ("underline", 2, 1)]),
        ("~s~||p||`c.d`", "spc.d", [("strikethrough", 0, 1), ("spoiler", 1, 1), ("code", 2, 3)]),
        ("```py\nx\\`y```", "x`y", [("pre", 0, 3)]),
        ("[x](http://example.com/\\))", "x", [("text_link", 0, 1)]),
        ("[x](nonsense)", "x", []),
        ("[x](tg://user?id=5)", "x", [("text_mention", 0, 1)]),
        ("![x](tg://emoji?id=5)", "x", [("custom_emoji", 0, 1)]),
        (">a\n>*b*\nc", "a\nb\nc", [("blockquote", 0, 4), ("bold", 2, 1)]),
        (">a\n>b||\nc", "a\nb\nc", [("expandable_blockquote", 0, 4)]),
        (">a\n**>b", "a\nb", [("blockquote", 0, 2), ("blockquote", 2, 1)]),
    ],
)
def test_markdown_becomes_text_and_entities(text: str, seen: str, entities: list[Short]) -> None:
    assert marked(parse_markdown(text)) == (seen, entities)


def test_the_first_markdown_is_still_read() -> None:
    made = parse_legacy_markdown("*b* _i_ `c` [x](example.com) ```py\nd``` \\*")
    kinds = [("bold", 0, 1), ("italic", 2, 1), ("code", 4, 1), ("text_link", 6, 1), ("pre", 8, 1)]
    assert marked(made) == ("b i c x d *", kinds)
    with pytest.raises(Refused, match="Can't find end of the entity starting at byte offset 2"):
        parse_legacy_markdown("ї*b")


def test_telegram_finds_links_commands_and_numbers_by_itself() -> None:
    text = "🏨 /today@my_bot see example.cz/a, jan@example.cz or +420 777 123 456 @someone #prague 7/8 a.b"
    assert [
        (entity["type"], span(text, entity["offset"], entity["length"])) for entity in detected(text)
    ] == [
        ("bot_command", "/today@my_bot"),
        ("url", "example.cz/a"),
        ("email", "jan@example.cz"),
        ("phone_number", "+420 777 123 456"),
        ("mention", "@someone"),
        ("hashtag", "#prague"),
    ]


def test_nothing_is_found_inside_code_and_links() -> None:
    made = with_detected(parse_html('<code>/start</code> <a href="http://a.cz">b.cz</a> /help'))
    assert [entity["type"] for entity in made.entities] == ["code", "text_link", "bot_command"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1))
def test_escaped_text_comes_back_as_it_was(text: str) -> None:
    made = parse_html(f"<b>{escape(text)}</b>")
    assert (made.text, made.entities) == (text, [{"type": "bold", "offset": 0, "length": units(text)}])


@given(
    st.text(st.sampled_from("aї🏨<>&\"'")),
    st.lists(
        st.fixed_dictionaries(
            {
                "type": st.sampled_from(["bold", "italic", "code", "text_link"]),
                "offset": st.integers(0, 9),
                "length": st.integers(1, 9),
            }
        )
    ),
)
def test_a_page_gets_html_that_nests_whatever_the_entities_are(
    text: str, entities: list[dict[str, object]]
) -> None:
    html = to_html(text, [{**entity, "url": "javascript:x"} for entity in entities])
    depth: list[str] = []
    for piece in html.split("<")[1:]:
        tag = piece.split(">")[0]
        assert tag in ("b", "/b", "i", "/i", "code", "/code")
        if tag.startswith("/"):
            assert depth.pop() == tag[1:]
        else:
            depth.append(tag)
    assert depth == []


def test_a_page_gets_links_that_open_elsewhere_and_no_scripts() -> None:
    made = with_detected(parse_html('<b>x</b> <a href="https://a.cz">y</a> &lt;script&gt;'))
    assert to_html(made.text, made.entities) == (
        '<b>x</b> <a href="https://a.cz/" target="_blank" rel="noopener noreferrer">y</a> &lt;script&gt;'
    )
