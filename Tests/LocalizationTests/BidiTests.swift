import Localization
import Testing

@Suite struct BidiTests {
    /// `[l:…]` left to right, `[p:…]` paragraph direction, `[f:…]` foreign words.
    private func marked(_ text: String, _ direction: Direction = .rightToLeft) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var out = ""
            Bidi.runs(in: bytes, paragraph: direction) { run, isolation in
                let words = String(decoding: run, as: UTF8.self)
                switch isolation {
                case .none: out += words
                case .leftToRight: out += "[l:\(words)]"
                case .paragraph: out += "[p:\(words)]"
                case .foreign: out += "[f:\(words)]"
                }
            }
            return out
        }
    }

    @Test(arguments: [
        ("خط المساعدة: 080 000 47 47 مجانا", "خط المساعدة: [l:080 000 47 47] مجانا"),
        ("خط تونس: +216 80 104 748 مجانا", "خط تونس: [l:+216 80 104 748] مجانا"),
        ("الرقم 80 104 748 مجاني", "الرقم [l:80 104 748] مجاني"),
        ("القانون رقم 27.14 المتعلق", "القانون رقم [l:27.14] المتعلق"),
        ("القانون 2016-61 الأساسي", "القانون [l:2016-61] الأساسي"),
        ("الخطة الوطنية 2023-2030 للوقاية", "الخطة الوطنية [p:2023-2030] للوقاية"),
        ("النسبة 25% من الحالات", "النسبة [l:25%] من الحالات"),
        ("والفارق -5 نقاط", "والفارق [l:-5] نقاط"),
        ("سنة 2023 فقط", "سنة 2023 فقط"),
        ("المنظمة (OIM) بالرباط", "المنظمة ([f:OIM]) بالرباط"),
        ("منظمة Avocats Sans Frontières، بتونس", "منظمة [f:Avocats Sans Frontières]، بتونس"),
        ("مع IOM.", "مع [f:IOM]."),
        ("وIOM", "و[f:IOM]"),
        ("بتاريخ 16/05/2023 في", "بتاريخ [l:16/05/2023] في"),
        ("نص عربي فقط", "نص عربي فقط"),
        ("في سنة 2007 12 قضية", "في سنة 2007 12 قضية"),
        ("(+216)", "([l:+216])"),
    ])
    func shieldsInArabic(text: String, expected: String) {
        #expect(marked(text) == expected)
    }

    @Test func shieldsArabicInLatin() {
        #expect(marked("the committee (لجنة وطنية), says", .leftToRight) == "the committee ([f:لجنة وطنية]), says")
        #expect(marked("plain words 27.14", .leftToRight) == "plain words 27.14")
    }

    /// The first of several words after a quotation mark or an accented letter belongs to them: left outside, it would be read last.
    @Test(arguments: [
        ("reports use “العمل القسري”.", "reports use “[f:العمل القسري]”."),
        ("on dit «\u{A0}بيت آمن\u{A0}» ici", "on dit «\u{A0}[f:بيت آمن]\u{A0}» ici"),
        ("l’autorité:السلطة العامة", "l’autorité:[f:السلطة العامة]"),
        ("dénommé’مأوى مؤقت", "dénommé’[f:مأوى مؤقت]"),
    ])
    func shieldsQuotedArabic(text: String, expected: String) {
        #expect(marked(text, .leftToRight) == expected)
    }

    @Test func directionByCountingLetters() {
        #expect(Bidi.dominantDirection(of: "IOM هي المنظمة الدولية للهجرة") == .rightToLeft)
        #expect(Bidi.dominantDirection(of: "123 …") == nil)
        #expect(Bidi.dominantDirection(of: "Plan national") == .leftToRight)
    }
}
