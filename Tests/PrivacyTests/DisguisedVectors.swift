import Diagnostics

/// Private things as people write them, with the code that must be found. Base values in seeded disguises, and forms written by hand.
enum DisguisedVectors {
    struct Vector: CustomStringConvertible, Sendable {
        let code: DiagnosticCode
        let text: String
        var description: String { "\(code.rawValue): \(text)" }
    }

    static let all = phones + mails + papers + positions + shelters + cases

    private static func vectors(_ code: DiagnosticCode, _ texts: [String]) -> [Vector] { texts.map { Vector(code: code, text: $0) } }

    // MARK: Telephones

    /// Separators, digits and words around that do not change what a number is.
    static let phones: [Vector] = {
        var generator = SeededGenerator(state: 7)
        let bases = [
            "06 12 34 56 78", "07 61 23 45 67", "05 22 48 27 19", "+212 6 12 34 56 78", "00212 661 234 567", "010 1234 5678",
            "012 2345 6789",
            "+20 10 1234 5678", "+216 98 123 456", "00216 22 345 678", "+213 551 23 45 67", "+33 6 12 34 56 78",
        ]
        let separators = [
            "", "-", ".", "/", "\u{A0}", "\u{202F}", "_", "  ", " - ", ")(", "\n", "\u{2011}", "\u{200B}", "**", "، ", ":", "|", ", ",
            " · ", ";",
        ]
        let digits = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"].map(Array.init)
        let frames = ["%", "اتصل على %.", "(%)", "«%»", "Tél : %", "هاتفه: % ليلا", "call %", "رقمه % وهو بالرباط"]
        var texts: [String] = []
        for base in bases {
            for separator in separators where texts.count < 240 {
                guard generator.next(2) == 0 else { continue }
                let set = digits[generator.next(4)]
                let spelled = String(base.replacing(" ", with: separator).map { $0.wholeNumberValue.map { set[$0] } ?? $0 })
                texts.append(frames[generator.next(frames.count)].replacing("%", with: spelled))
            }
        }
        return vectors(.personalPhone, texts + handwrittenPhones)
    }()

    private static let handwrittenPhones = [
        "0612\n345678", "tél0612345678", "06:12:34:56:78", "0 6 1 2 3 4 5 6 7 8", "0-6-1-2-3-4-5-6-7-8", "06|12|34|56|78", "06,12,34,56,78",
        "06، 12، 34، 56، 78", "&#48;612345678", "&#x30;612345678", "06&nbsp;12&nbsp;34&nbsp;56&nbsp;78", "tel:%2B212612345678",
        "%30612345678",
        "tel:+212612345678", "Tel0612345678", "GSM0612345678", "x0612345678", "0612345678x", "call0661234567", "[0612345678]",
        "0612[345678]", "٠٦ ١٢ ٣٤ ٥٦ ٧٨", "०६१२३४५६७८", "𝟎𝟔𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖", "0612•345678", "06·12·34·56·78", "06 – 12 – 34 – 56 – 78",
        "(06)12345678",
        "+ 212 612345678", "+212(0)612345678", "+212 (0) 6 12 34 56 78", "212-6-12-34-56-78", "00 212 6 12 34 56 78", "0612 34 5678",
        "0 612 345 678", "هاتف 98 123 456", "نقال: 98 123 456", "موبايل 22 345 678", "تليفون 71 123 456", "تلفونها: 55 123 456",
        "جوال 20123456",
        "GSM 98 12 34 56", "Tél. 71.123.456", "tel 98-123-456", "WhatsApp: 98 123 456", "واتساب 98123456", "98123456", "الرقم 22345678.",
        "محمولها 01012345678", "هَاتِفُهَا 98 123 456", "الهاتف : ٩٨ ١٢٣ ٤٥٦", "phone no. 98 123 456", "https://WA.me/212612345678",
        "https://www.wa.me/212612345678", "https://wa.me:443/212612345678", "wa.me/212612345678", "WA.ME/21698123456",
        "//wa.me/212612345678",
        "https://api.whatsapp.com/send?phone=21698123456", "https://API.WhatsApp.com/send/?phone=%2B21698123456",
        "whatsapp://send?phone=212612345678",
        "https://chat.whatsapp.com/Abcd1234EfGh", "https://t.me/+212612345678", "https://user@wa.me/212612345678",
        "https://wa.me./212612345678",
        "https://signal.me/#p/+212612345678", "0551 23 45 67", "091-2345678", "هاتف 0912345678", "07 9012 3456", "0770 123 4567",
        "055 123 4567",
        "+966 55 123 4567", "00971501234567", "+974 3312 3456", "+965 5123 4567", "+222 22 34 56 78", "+961 3 123 456", "هاتف: 70 123 456",
        "+34 612 345 678", "+39 333 123 4567", "tél. 612 345 678", "+1 202 555 0143", "+44 7700 900123", "٠٠٢١٢٦١٢٣٤٥٦٧٨", "0612.34.56.78",
        "06'12'34'56'78", "06#12#34#56#78", "06=12=34=56=78", "الرقم:0612345678", "رقم0612345678", "0612345678/0613345678",
        "06 12 34 56 78 ou 79",
        "06<b>12</b>345678".replacing("<b>", with: "").replacing("</b>", with: ""), "06 12 *34* 56 78", "`06 12` 34 56 78",
        "06\\ 12 34 56 78",
        "رقم 5: 0612345678", "0612\u{200F}345678", "0612\u{AD}345678", "0612ـ345678", "06\t12\t34\t56\t78", "0522-48.27/19",
    ]

    // MARK: E-mail

    static let mails: [Vector] = {
        let names = ["person", "fatima.b", "أحمد"]
        let hosts = [("gmail", "com"), ("Yahoo", "fr"), ("hotmail", "com")]
        let forms = [
            "%n@%h.%t", "%n @ %h.%t", "%n@ %h.%t", "%n＠%h.%t", "%n(at)%h.%t", "%n (at) %h.%t", "%n[at]%h.%t", "%n [AT] %h [dot] %t",
            "%n at %h dot %t",
            "%n AT %h DOT %t", "%n arobase %h point %t", "%n (arobase) %h.%t", "%n&#64;%h.%t", "%n&commat;%h&period;%t", "%n%40%h.%t",
            "%n@%h(.)%t", "%n@%h[.]%t", "%n{at}%h.%t", "mailto:%n@%h.%t", "<%n@%h.%t>", "%n@**%h**.%t", "%n@%h dot %t", "%n (@) %h.%t",
        ]
        var texts: [String] = []
        for (index, form) in forms.enumerated() {
            for step in 0..<2 {
                let name = names[(index + step) % 3], host = hosts[(index + step) % 3]
                let isWord = form.contains(" at ") || form.contains(" AT ") || form.contains("arobase")
                texts.append(
                    form.replacing("%n", with: isWord && name == "أحمد" ? "ahmed" : name).replacing("%h", with: host.0).replacing(
                        "%t", with: host.1))
            }
        }
        return vectors(
            .personalEmail,
            texts + [
                "ahmed.benali@justice.gov.ma", "f_alaoui@justice.gov.ma", "البريد: person@mail.example.tn.",
                "https://site.ma/?to=x@gmail.com",
                "person@gmail.com، ليلا", "p.e.r.s.o.n@gmail.com", "person+x@gmail.com", "PERSON@GMAIL.COM", "person\u{200B}@gmail.com",
                "per\u{AD}son@gmail.com", "person@\u{2060}gmail.com", "person@gmail\u{2024}com",
            ])
    }()

    // MARK: Identity papers

    static let papers: [Vector] = {
        let words = [
            "CIN", "cin", "C.I.N", "CNIE :", "رقم البطاقة", "بطاقة التعريف", "بِطاقتها", "Carte nationale n°", "passeport", "Passport No.",
            "جواز السفر",
        ]
        let numbers = ["bk123456", "BK 123456", "Bk-123456", "ＢＫ１２３４５٦", "01234567", "AB1234567"]
        let texts = words.enumerated().flatMap { index, word in
            (0..<4).map { word + " " + numbers[(index + $0) % numbers.count] }
        }
        return vectors(
            .nationalID,
            texts + [
                "البطاقة AB123456", "BK123456", "(J123456)", "29901011234567", "2 990101 12 34567", "٢٩٩٠١٠١١٢٣٤٥٦٧", "299-0101-1234567",
                "۲۹۹۰۱۰۱۱۲۳۴۵۶۷",
                "2990101\n1234567", "الرقم القومي: 29901011234567", "&#50;9901011234567", "01234567",
                "01 234 567 بطاقة تعريف وطنية 01 234 567",
                "هويتها 12345678", "id card 12345678", "رقم البطاقة: ب ١٢٣٤٥٦٧٨".replacing("ب ", with: ""), "CIN **bk123456**",
                "CIN:bk123456", "cin n° J 12345",
            ])
    }()

    // MARK: Coordinates and maps

    static let positions = vectors(
        .mapCoordinates,
        [
            "33.5731, -7.5898", "33.57310،-7.58980", "٣٣٫٥٧٣١، ٧٫٥٨٩٨", "33.5731° N, 7.5898° W", "33.5731°N 7.5898°W", "N 33.5731 W 7.5898",
            "N33.5731, W7.5898", "33.5731 N, 7.5898 W", "33.57° N, 7.58° W", "33,5731 ; -7,5898", "33°34'23\"N", "33° 34′ 23″ N",
            "33°34'23\"N 7°35'23\"W",
            "33 34 23 N, 7 35 23 W", "33 34 23N 7 35 23W", "33°34.386'N", "33º34'23\"", "33d34m23s N", "33 deg 34 min 23 sec",
            "33 degrés 34 minutes nord",
            "33 درجة و34 دقيقة شمالا".replacing(" و", with: " "), "lat 33.573 lon -7.589", "lat: 33.57, lng: -7.58",
            "latitude 33.5731 longitude -7.5898",
            "خط العرض 33.5731 وخط الطول 7.5898", "إحداثيات: 33.57 / -7.58", "GPS 33.57, -7.59", "geo:33.5731,-7.5898",
            "(33.5731 ; -7.5898)",
            "33.5731/-7.5898", "33.5731 | -7.5898", "33.5731\n-7.5898", "&#51;3.5731, -7.5898", "33.5731%2C-7.5898",
            "33.5731° شمالا، 7.5898° غربا",
            "36.8065 شمال، 10.1815 شرق", "30.0444° Nord 31.2357° Est", "8C65+7W", "8c65+7w", "8C65CF6H+7W", "https://maps.app.goo.gl/abc",
            "https://MAPS.google.com/?q=x", "https://www.google.com/maps/place/x", "https://g.co/maps/abc", "https://goo.gl/maps/x",
            "https://maps.apple/p/x",
            "https://maps.apple.com/?ll=1,2", "http://MAPS.APPLE.COM/?q=x", "maps.google.com/?q=33", "google.com/maps/@33.5",
            "https://google.co.ma/maps/x",
            "https://maps.google.co.ma/x", "https://www.openstreetmap.org/#map=19/33.5/-7.5", "https://OpenStreetMap.org/way/1",
            "http://osm.org/go/x",
            "https://waze.com/ul?ll=1", "https://www.Waze.com/ul/x", "https://what3words.com/a.b.c", "https://w3w.co/a.b.c",
            "https://plus.codes/8C65",
            "https://wego.here.com/x", "https://www.bing.com/maps?cp=1", "https://yandex.com/maps/x", "https://maps.google.com:443/x",
            "https://maps.google.com./x", "https://user@maps.google.com/x", "https%3A%2F%2Fmaps.google.com%2Fx", "//maps.app.goo.gl/x",
            "https://mapcarta.com/1", "https://mapy.cz/s/x", "https://maps.me/x",
        ])

    // MARK: Shelters

    static let shelters: [Vector] = {
        let shelters = ["المأوى", "ماوى النساء", "المَأْوَى", "مركز الإيواء", "مركز الايواء", "الملجأ"]
        let addresses = [
            "في 12 شارع محمد الخامس", "في شَارع الحرية", "بشارع الحرية", "ش. محمد الخامس", "12 زنقة ابن سينا",
            "في طريق الجديدة رقم 5".replacing("في طريق", with: "بطريق"),
            "الكائن بحي السلام", "عنوانه 5 نهج الحبيب",
        ]
        var texts: [String] = []
        for (index, shelter) in shelters.enumerated() {
            for step in 0..<4 { texts.append("يوجد \(shelter) \(addresses[(index + step * 3) % addresses.count])") }
        }
        return vectors(
            .shelterPlace,
            texts + [
                "Le foyer: 12 Rue Ibn Sina.", "Le FOYER se trouve 12 RUE IBN SINA.", "Le foyer se trouve 12 rue ibn sina",
                "Foyer, 5 Avenue Hassan II",
                "L'Hébergement est au 7 bd Zerktouni", "L'HÉBERGEMENT : 7 Bd Zerktouni", "le refuge, Boulevard de la Liberté",
                "Refuge : quartier Gauthier",
                "Le foyer est situé au 12", "Foyer : impasse des Oliviers", "Foyer à côté de la Mosquée Hassan", "Le foyer, Immeuble 12",
                "Le foyer, route de Meknès",
                "The shelter is at 12 Talaat Harb Street.", "The shelter is on Talaat Harb Street.", "SHELTER: 12 TALAAT HARB STREET",
                "shelter at 12 talaat harb street",
                "The safe house is at 7 Nile Road", "Shelter address: 7 Nile St.", "the shelter, 7 Nile Avenue",
                "The shelter is next to Cairo Station",
                "مأوى في حي النسيم", "الماوي بجوار المسجد", "المأوى: شارع الحرية", "بيت آمن في شارع الثورة", "البيت الآمن بعمارة 5",
                "يقع المأوى خلف المستشفى",
                "العنوان: 12 شارع الحرية، مأوى النساء", "الم**أوى** في 12 شا**رع** الحرية", "&#1575;لمأوى في 12 شارع الحرية",
            ])
    }()

    // MARK: Case numbers and names

    static let cases =
        vectors(
            .caseNumber,
            [
                "القضية 1204/2023 والمتهم فيها", "قضية عدد 123/2023 المتهم فيها شخص", "القضيّة رقم ١٢٠٤/٢٠٢٣ والضحية فيها",
                "القضية\n1204/2023 والمتهم فيها",
                "ملف عدد 45/2023 المدعوة ف.", "الملف الجنائي 2610/1204 في مواجهة السيد كريم", "القَضِيَّة 1204/2023 ضد المدعو",
                "محضر عدد 1204 القاصر",
                "Affaire n° 2023/1204, la victime K.", "AFFAIRE N° 2023/1204, LA VICTIME K.", "affaire no 2023/1204 contre M. Karim",
                "Dossier N° 1204 : Mme K.",
                "dossier numéro 1204/2023, le prévenu", "L'affaire nº 1204/2023, l’accusé",
                "In case no. 451/2022 the defendant was sentenced",
                "CASE NO. 451/2022: THE VICTIM", "Case Number 451/2022, the accused", "docket 451/22, Mr Karim",
                "Case No 451-2022 (the complainant)",
                "قضية رقم 1204 لسنة 2023 ضحية فاطمة ع.", "case no. 451/2022, victim Fatima B.", "Affaire n° 451, victime Fatima B.",
                "القضية 1204/2023 (المتهمة)",
                "قضية 1204&#47;2023 والمتهم", "ملف رقم 1204/2023، الطفلة",
                "حُكم على المدان في القضية 1204/2023", "القضية رقم 1204/2023: المحكوم عليها من الرباط",
                "le condamné dans l’affaire n° 1204/2023",
                "The convict in case no. 1204/2023 appealed", "Case No. 451/2022: the convicted man",
            ])
        + vectors(
            .personName,
            [
                "اسم الضحية: فاطمة ع.", "اسم الضحيّة : فاطمة", "اسمُ المتهم: كريم", "الضحية فاطمة ع. من الرباط", "Nom de la victime : Fatima",
                "prénom de la victime: Fatima B.",
                "The victim's name is Fatima", "name of the victim: Fatima", "victime : Fatima B., 16 ans", "اسم الطفلة: سلمى",
                "NOM DE LA VICTIME : FATIMA",
                "الضحية: سلمى ب.",
            ])
}
