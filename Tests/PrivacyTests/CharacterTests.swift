import Diagnostics
import Privacy
import Testing

@Suite struct CharacterTests {
    @Test(arguments: [
        ("نص\u{200B}مخفي", DiagnosticCode.invisibleCharacter, "U+200B"), ("soft\u{AD}hyphen", .invisibleCharacter, "U+00AD"),
        ("a\u{1}b", .invisibleCharacter, "U+0001"),
        ("x\u{E0041}y", .invisibleCharacter, "U+E0041"), ("نص \u{200D} نص", .invisibleCharacter, "U+200D"),
        ("نص\u{FEFF}", .invisibleCharacter, "U+FEFF"),
        ("a\u{2060}b", .invisibleCharacter, "U+2060"), ("a\u{3164}b", .invisibleCharacter, "U+3164"),
        ("a\u{85}b", .invisibleCharacter, "U+0085"),
        ("a\u{202E}b", .bidiControl, "U+202E"), ("a\u{2067}b", .bidiControl, "U+2067"), ("نص\u{200F}", .strayDirectionMark, "U+200F"),
        ("نص\u{61C}", .strayDirectionMark, "U+061C"), ("الoتجار", .confusableLetter, "U+006F"),
        ("\u{8A0}o", .confusableLetter, "U+006F"), ("الéتجار", .confusableLetter, "U+00E9"), ("éالاتجار", .confusableLetter, "U+00E9"),
        ("الاتجارœ", .confusableLetter, "U+0153"),
        ("اlاتجار", .confusableLetter, "U+006C"),
        ("p\u{430}ypal", .confusableLetter, "U+0430"), ("\u{391}BC", .confusableLetter, "U+0391"),
        ("\u{FEDF}\u{FEAE}", .confusableLetter, "U+FEDF"),
    ])
    func areNamed(text: String, code: DiagnosticCode, name: String) {
        let found = MisleadingCharacterScan.findings(in: text)
        #expect(found.first?.code == code && found.first?.name == name, "\(found)")
    }

    @Test(arguments: [
        "الاتجار بالبشر، «نص» (IOM) 2023–2024", "لـUNODC والـIOM", "می‌خواهم نامه‌ای", "L’État, où l’on œuvre…", "\u{FEFF}---",
        "صلى الله عليه وسلم ﷺ", "الأمر\r\n\tنص", "é ü ß",
        "نص[^ma55].", "Ελλάδα Москва", "",
    ])
    func ordinaryTextIsLeftAlone(text: String) {
        #expect(MisleadingCharacterScan.findings(in: text).isEmpty, "\(MisleadingCharacterScan.findings(in: text))")
    }
}
