/// Sentences that lead to nobody, and must pass.
enum NeutralSentences {
    static let all = numbers + law + shelters + addresses + links

    static let numbers = [
        "بلغ عدد السكان 36828330 نسمة في إحصاء 2024.", "36828330 نسمة", "La population est de 36828330 habitants.",
        "The census counted 36828330 people.",
        "خُصص مبلغ 23456789 جنيها للبرنامج.", "23456789 جنيها", "ميزانية 98123456 دينارا", "un budget de 23456789 dirhams",
        "12 345 678 درهما", "10000000 د.ت",
        "10000 إلى 500000 درهم", "من 10000 إلى 500000 درهم", "بلغت الغرامات 1,234,567 جنيها", "1,234,567", "155، 269، 17",
        "155, 269, 17, 2019, 2020",
        "2017: 17، 2018: 23، 2019: 155", "بين 2017 و2024: 17، 155", "2019 | 155 | 269 | 17", "0 5 10 15 20 25", "0, 5, 10, 15, 20",
        "0 50 100 150 200 250",
        "17 155 269 31 12 99", "5 10 15 20 25 30", "2016-2018 2019-2020", "2023-2030", "2023-05-16", "في 16/05/2023 و17/05/2023",
        "من 05/2023 إلى 06/2024",
        "05/06/2023 12:34", "20230516", "2023-05-16T10:30:00Z", "من 08:30 إلى 16:30", "08:30 - 16:30", "06:12, 07:30, 08:45", "37°",
        "حرارة 37° في الظل", "33.5 %",
        "5.25 و7.75", "12.345, 67.890", "1.234.567", "ISBN 978-92-9268", "ISBN 978-9954-0-1234-5", "ISSN 2028-1234", "A/RES/55/25",
        "CEDAW/C/MAR/5-6",
        "S/2019/978", "E/CN.15/2012/3", "الخط 2511", "16000", "0800 00 47 47", "+212 800 00 47 47", "80104748", "+216 80 104 748",
        "٨٠١٠٤٧٤٨", "الرقم الأخضر 80 104 748",
        "call 2511", "appelez le 1899", "c1823947 05123", "L'article 448.1 à 448.14", "الفصول من 448.1 إلى 448.14",
        "10.1234/abcd.2020.12345", "v1.2.3",
        "45 % من 155 شخصا", "phone survey of 1,234,567 people", "3 000 000 de personnes", "٣٬٠٠٠٬٠٠٠ نسمة", "1 500 000 dinars", "2019–2024",
        "13/03/2019",
    ]

    static let law = [
        "القانون رقم 27.14", "القانون الأساسي عدد 2016-61", "القانون رقم 64 لسنة 2010", "القانون رقم 82 لسنة 2016 المادة 3",
        "المرسوم رقم 2.17.740", "الظهير رقم 1.16.127",
        "Dahir n° 1.16.127 du 25 août 2016", "Bulletin officiel n° 6692", "قرار محكمة النقض رقم 1204/2023 بشأن حقوق المتهم",
        "أدانت المحكمة خمسة متهمين في القضية رقم 1204/2023.", "القضية رقم 12/2020 أمام المحكمة الدستورية",
        "قضت المحكمة في القضية عدد 1204/2023 بسجن ثلاثة متهمين.",
        "القضية 451/2022: سبع ضحايا وأربعة متهمين", "حقوق المدان في القضية رقم 1204/2023", "أُدين ثلاثة أشخاص في القضية عدد 1204/2023",
        "dossier n° 123/2020, trois accusés condamnés",
        "Affaire n° 2023/1204 : sept victimes et quatre accusés",
        "Affaire n° 451/2022, droits de la victime", "case no. 451/2022: five defendants were sentenced",
        "case no. 451/2022 on the rights of the accused",
        "Décision 2019-1204", "Arrêt n° 1204 de la Cour de cassation", "الطعن رقم 12345 لسنة 82 القضائية", "ملف ضحايا الاتجار سنة 2023",
        "سُجلت 1204 قضية سنة 2023",
        "اسم المؤسسة: اللجنة الوطنية", "nom de l'institution : Commission nationale", "the victim is heard by a judge",
        "الضحية تُسمع بحضور محام.", "حماية الضحية: دليل القضاة",
        "victims: A study", "La victime est entendue.", "الضحية والشاهد في القانون", "اسم الممارسة: دليل المؤشرات",
        "The victim may appeal.", "une victime mineure",
    ]

    static let shelters = [
        "{\"id\":\"ma/shelter\",\"text\":\"bd85ac9227\",\"changes\":\"0\"}",
        "أطفال في وضعية شارع أُحيلوا إلى مراكز الإيواء", "أطفال الشوارع في مراكز الإيواء", "أُحيل 155 طفل شارع إلى مأوى",
        "حياة الشارع والمأوى",
        "street outreach teams refer children to a shelter", "Street outreach teams refer children to a shelter.",
        "120 street children were brought to shelters",
        "155 children in street situations were referred to a shelter", "children living on the street and in shelters",
        "Les enfants de la rue sont placés en foyer.",
        "jeunes à la rue et foyers d'accueil", "نهج شامل في الإيواء", "نهج قائم على حقوق الضحايا في الإيواء", "الإيواء عن طريق الجمعيات",
        "الإحالة إلى مأوى عن طريق النيابة العامة",
        "خارطة طريق الإيواء", "وُقعت اتفاقية إطار لتدبير مركز للإيواء المستعجل تسيره جمعية", "الإيواء والنقل", "the road to shelter",
        "a road map for shelters",
        "Foyer : la rue n'est pas une solution", "10 foyers dans le pays", "The country has 8 shelters.", "مآوي الدولة العشرة",
        "المأوى مفتوح 24 ساعة", "shelter 24/7",
        "hébergement de 30 jours", "Hébergement et soins", "إقامة الضحايا في مركز الإيواء مجانية", "إقامة مؤقتة في مأوى",
        "L'avenue du droit et l'hébergement",
        "refuge et protection", "refugees and shelters", "كتاب عنوانه مأوى النساء", "دليل عنوانه «الإيواء»",
        "A report on shelters by the street law clinic",
    ]

    static let addresses = [
        "contact@justice.gov.ma", "x@cnclt.justice.gov.ma", "secretariat.general@justice.gov.ma", "استمارة @",
        "https://medium.com/@channel", "@tabadul", "حساب @nhrc_eg",
        "meet at work", "at the ministry", "available at example.org", "a point on the map", "على موقع justice.gov.ma", "dot com",
        "كتاب عنوانه حياة", "تقرير عنوانه 12 توصية",
        "Il est à Rabat.", "بطاقة الهوية الوطنية", "carte nationale d'identité", "جواز السفر مصادَر", "passports are confiscated",
        "بطاقة 12", "CIN", "COVID19", "AB12", "H1N1",
        "G20 2023", "UN 2000", "PDF/A-2",
    ]

    static let links = [
        "https://sayidaty.net/node/1048001/0612345678", "https://scribd.com/document/618681007/pdf-7",
        "https://www.ecoi.net/en/document/2130671.html",
        "https://lematin.ma/nation/traite-des-etres-humains/321729/amp", "https://t.me/channel",
        "https://darelhilal.com/Print/3200195.aspx",
        "https://news.un.org/ar/story/2023/05/1120512", "https://www.unodc.org/roadmap/shelter.html", "خريطة الطريق", "the map of services",
        "maps and charts",
        "https://pmp.ma/?page_id=1979", "doi:10.1000/182", "https://web.archive.org/web/20230516120000/https://example.org/",
    ]
}
