/// Word lists of the normaliser, folded. The client gets them with the index.
enum SearchWordLists {
    static let stop: Set<String> = Set(
        """
        في من على الي عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا هل كيف او ان هو هي كل بين عند قد لا لم لن ثم اي كما حتي حيث متي اذا
        و وفي ومن وعلي لها له لهم به بها فيه فيها اين
        le la les l un une des de du d et a au aux en dans par pour sur avec sans ce ces cet cette qui que quoi est sont ou comment quel quelle
        quels quelles se sa son ses leur leurs il elle ils elles ne pas n s c j m t qu y
        the of and to in for on with by an is are was were be as at or from that this these those it its how what who which do does did has
        have not
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// Words that begin like the article (`ال`), since they are often typed without their hamza.
    static let withoutArticle: [[UInt16]] = "التزام التماس التحاق الكترون اليات الزام الغا".split(separator: " ").map { Array($0.utf16) }

    /// Words whose last letters look like an ending.
    static let whole =
        "قانون تعاون تكوين تمكين تامين عنوان ميدان برلمان انسان لبنان مكان ضمان بيان سكان مضمون شوون فلسطين امتحان زمان ماذون حرمان عدوان"
        .split(separator: " ").map(String.init)

    /// Broken plurals of the field, with the key of their singular. `plurals:` of glossary terms are added.
    static let pairs: [(String, String)] = [
        ("ضحايا", "ضحي"), ("قضايا", "قضي"), ("محاكم", "محكم"), ("قضاه", "قاض"), ("قضات", "قاض"), ("ماوي", "ماوي"),
        ("اطفال", "طفل"), ("مراكز", "مركز"), ("مكاتب", "مكتب"), ("قوانين", "قانون"), ("مراسيم", "مرسوم"), ("خطط", "خطه"),
        ("خطوط", "خط"), ("دلايل", "دليل"), ("ادله", "دليل"), ("جرايم", "جريم"), ("جهود", "جهد"), ("حقوق", "حق"),
        ("نصوص", "نص"), ("ارقام", "رقم"), ("بلدان", "بلد"), ("بلاد", "بلد"), ("لجان", "لجن"), ("شركا", "شريك"),
        ("وكلا", "وكيل"), ("شهود", "شاهد"), ("مبادي", "مبدا"), ("تدابير", "تدبير"), ("برامج", "برنامج"), ("مشاريع", "مشروع"),
        ("عقود", "عقد"), ("عمال", "عامل"), ("نسا", "امرا"), ("امراه", "امرا"), ("مراه", "امرا"), ("فتيات", "فتا"),
        ("اجانب", "اجنب"), ("مناطق", "منطق"), ("مصادر", "مصدر"), ("تقارير", "تقرير"), ("وثايق", "وثيق"), ("خلايا", "خلي"),
        ("دواير", "داير"), ("مجالس", "مجلس"), ("موايد", "مايد"), ("اسيله", "سوال"), ("ديون", "دين"), ("اعضا", "عضو"),
        ("مندوبو", "مندوب"), ("مفتشو", "مفتش"), ("اسباب", "سبب"), ("اشكال", "شكل"), ("انواع", "نوع"), ("اموال", "مال"),
        ("موارد", "مورد"), ("صناديق", "صندوق"), ("تجار", "تاجر"), ("جناه", "جان"), ("مخاطر", "خطر"), ("شكاوي", "شكا"),
        ("شكوي", "شكا"), ("احكام", "حكم"), ("مدن", "مدين"), ("حدود", "حد"), ("خدم", "خادم"), ("ملاجي", "ملجا"),
        ("بطايق", "بطاق"), ("رسايل", "رسال"), ("وسايل", "وسيل"), ("هواتف", "هاتف"), ("جهات", "جه"), ("جهه", "جه"),
        ("مداخل", "مدخل"), ("معايير", "معيار"), ("سجلات", "سجل"), ("نتايج", "نتيج"), ("عناصر", "عنصر"), ("مقابلات", "مقابل"),
        ("جوازات", "جواز"), ("شبان", "شاب"), ("شباب", "شاب"), ("اولاد", "ولد"), ("ابنا", "ابن"), ("اجور", "اجر"),
        ("ضباط", "ضابط"), ("موظفو", "موظف"), ("مهاجرو", "مهاجر"),
    ]

    /// The words of `stop`, for lookup.
    static let silent: SequenceInterner<UInt16> = {
        var table = SequenceInterner<UInt16>()
        for word in stop { _ = table.add(word) }
        return table
    }()

    /// The plurals of `pairs` and the words without stemming, each with the index of its key.
    static let brokenPlurals: (words: SequenceInterner<UInt16>, keys: [ArraySlice<UInt16>]) = {
        var (words, keys): (SequenceInterner<UInt16>, [ArraySlice<UInt16>]) = (.init(), [])
        for (plural, key) in pairs + whole.map({ ($0, $0) }) {
            // The first of two equal words wins.
            if words.add(plural) == keys.count { keys.append(Array(key.utf16)[...]) }
        }
        return (words, keys)
    }()
}
