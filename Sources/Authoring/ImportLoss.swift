package import Localization

/// Something of a document that the note does not keep.
package struct ImportLoss: Sendable, Equatable {
    package enum Kind: String, CaseIterable, Sendable {
        case title, comment, deletion, insertion, bold, emphasis, header, pages
        /// Headers and footers could not be looked at.
        case unseen
    }

    package let kind: Kind
    package let text: String

    package init(kind: Kind, text: String) { (self.kind, self.text) = (kind, text) }

    /// A line as the filter writes it.
    init?(line: Substring) {
        let parts = line.split(separator: "\u{FFF9}", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, let kind = Kind(rawValue: String(parts[1])) else { return nil }
        self.init(kind: kind, text: String(parts[2].filter { $0 != "\\" }))
    }

    /// A notice for each kind, with all texts of it.
    package static func notices(_ losses: [ImportLoss]) -> [LocalizedText] {
        Kind.allCases.compactMap { kind in
            var texts: [String] = []
            for loss in losses where loss.kind == kind && !texts.contains(loss.text) { texts.append(loss.text) }
            return texts.isEmpty ? nil : notice(kind, texts)
        }
    }

    private static func notice(_ kind: Kind, _ texts: [String]) -> LocalizedText {
        let list = texts.map { "\n    – " + $0 }.joined()
        return switch kind {
        case .title:
            .init(
                ar: "عنوان الوثيقة لم يُستعمل، فقد أُعطي غيره:" + list, fr: "Titre du document, remplacé par celui qui est donné :" + list,
                en: "The document's title, not used as another was given:" + list)
        case .comment:
            .init(
                ar: "تعليقات في الوثيقة لم تدخل البطاقة:" + list, fr: "Commentaires du document, absents de la fiche :" + list,
                en: "Comments of the document, not in the note:" + list)
        case .deletion:
            .init(
                ar: "تعديلات متتبَّعة: نص محذوف لم يدخل البطاقة:" + list,
                fr: "Suivi des modifications : texte supprimé, absent de la fiche :" + list,
                en: "Tracked changes: deleted text, not in the note:" + list)
        case .insertion:
            .init(
                ar: "تعديلات متتبَّعة: نص مضاف دخل البطاقة، فتحقق من قبوله:" + list,
                fr: "Suivi des modifications : texte ajouté, repris dans la fiche ; vérifiez qu’il est accepté :" + list,
                en: "Tracked changes: added text, kept in the note; check that it is accepted:" + list)
        case .bold:
            .init(ar: "خط غليظ صار عاديا:" + list, fr: "Gras devenu ordinaire :" + list, en: "Bold that became plain:" + list)
        case .emphasis:
            .init(ar: "خط مائل صار عاديا:" + list, fr: "Italique devenu ordinaire :" + list, en: "Italics that became plain:" + list)
        case .header:
            .init(
                ar: "رأس الصفحة أو ذيلها لم يدخل البطاقة؛ تحقق من أن الوثيقة تُنشر:" + list,
                fr: "En-tête ou pied de page, absent de la fiche ; vérifiez que le document peut être publié :" + list,
                en: "Header or footer, not in the note; check that the document may be published:" + list)
        case .pages:
            .init(
                ar: "حواش تكرر مصدرا: لم تُحفظ أرقام صفحاتها:" + list,
                fr: "Notes qui répètent une source : leurs numéros de page ne sont pas repris :" + list,
                en: "Footnotes that repeat a source: their page numbers are not kept:" + list)
        case .unseen:
            .init(
                ar: "لم يُفحص رأس الصفحات وذيلها (البرنامج unzip غير موجود): راجعهما بنفسك.",
                fr: "En-têtes et pieds de page non lus (le programme unzip manque) : vérifiez-les.",
                en: "Headers and footers were not read (the program unzip is missing): check them yourself.")
        }
    }
}

/// The running texts of XML, where whole parts of a document are wanted without their markup.
package enum PlainXML {
    /// The text between the tags of an element, for each element of the name.
    package static func texts(of element: String, in xml: String) -> [String] {
        var texts: [String] = []
        var rest = xml[...]
        while let open = rest.firstRange(of: "<" + element) {
            let after = rest[open.upperBound...]
            guard let next = after.first, next == ">" || next == " " || next == "/", let end = after.firstIndex(of: ">") else {
                rest = after
                continue
            }
            guard after[..<end].last != "/", let close = after[end...].firstRange(of: "</" + element + ">") else {
                rest = after[end...]
                continue
            }
            texts.append(plain(after[after.index(after: end)..<close.lowerBound]))
            rest = after[close.upperBound...]
        }
        return texts.filter { !$0.isEmpty }
    }

    private static func plain(_ xml: Substring) -> String {
        var text = ""
        var isTag = false
        for character in xml {
            switch character {
            case "<": isTag = true
            case ">" where isTag: isTag = false
            default: if !isTag { text.append(character) }
            }
        }
        for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
            text = text.replacing(name, with: sign)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
