/// Reduces letters for search and sorting: no marks, no hamza carriers, no case, no accents.
///
/// The search index uses the same folding (`docs/search.md`).
package enum LetterFolding {
    /// Whether a scalar is a digit of any script that is folded to Western digits.
    package static func isDigit(_ scalar: Unicode.Scalar) -> Bool { fold(scalar).map { ("0"..."9").contains($0) } ?? false }

    /// The folded form of a scalar; nil if it is removed (harakat, tatweel, joiners, direction marks).
    package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x41...0x5A: Unicode.Scalar(scalar.value + 32)
        case 0x00...0x7F: scalar
        case 0x064B...0x065F, 0x0670, 0x0640, 0x0610...0x061A, 0x06D6...0x06ED: nil
        case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF, 0x00AD, 0x0300...0x036F: nil
        case 0x0622, 0x0623, 0x0625, 0x0671: "ا"
        case 0x0624: "و"
        case 0x0626, 0x0649, 0x06CC: "ي"
        case 0x0629: "ه"
        case 0x06A9: "ك"
        case 0x0660...0x0669: Unicode.Scalar(scalar.value - 0x0660 + 48)
        case 0x06F0...0x06F9: Unicode.Scalar(scalar.value - 0x06F0 + 48)
        case 0x2019, 0x2018, 0x02BC: "'"
        case 0xC0...0x17F: latin[scalar] ?? scalar
        default: scalar
        }
    }

    private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
        var table: [Unicode.Scalar: Unicode.Scalar] = [:]
        let rows: [(String, Unicode.Scalar)] = [
            ("àáâãäåāÀÁÂÃÄÅĀ", "a"), ("çćčÇĆČ", "c"), ("èéêëēėęÈÉÊËĒ", "e"), ("ìíîïīÌÍÎÏĪ", "i"), ("ñńÑŃ", "n"),
            ("òóôõöōøÒÓÔÕÖŌØ", "o"), ("ùúûüūÙÚÛÜŪ", "u"), ("ýÿÝŸ", "y"), ("šśŠŚ", "s"), ("žźżŽŹŻ", "z"),
        ]
        for (letters, base) in rows {
            for scalar in letters.unicodeScalars { table[scalar] = base }
        }
        return table
    }()
}

/// A sort key in alphabetical order: Arabic words without their article, hamza forms as one letter, no accents or case.
package struct CollationKey: Sendable, Comparable, Hashable {
    private let folded: String
    private let original: String

    package init(_ text: String) {
        var scalars = String.UnicodeScalarView()
        // The article has a bare alif: آلية and إلغاء begin with a letter of their own.
        var hasBareAlif: Bool?
        for scalar in text.unicodeScalars {
            // Opening quotation marks would otherwise sort first.
            if scalar == "«" || scalar == "»" || scalar == "\"" { continue }
            if let folded = LetterFolding.fold(scalar) {
                hasBareAlif = hasBareAlif ?? (scalar == "ا")
                scalars.append(folded)
            }
        }
        let folded = String(scalars)
        let hasArticle = hasBareAlif == true && folded.hasPrefix("ال") && folded.unicodeScalars.count > 4
        let bare = hasArticle ? String(folded.dropFirst(2)) : folded
        // UTF-8 bytes of the folded form are in alphabetical order for Arabic; ه of ة is folded for equality, see the test against ICU.
        self.folded = bare
        self.original = text
    }

    /// The letter under which a list sorts a text: folded, without the article, in upper case.
    package static func initial(of text: String) -> String {
        CollationKey(text).folded.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.uppercaseMapping ?? "#"
    }

    package static func < (a: CollationKey, b: CollationKey) -> Bool {
        a.folded == b.folded
            ? a.original.utf8.lexicographicallyPrecedes(b.original.utf8) : a.folded.utf8.lexicographicallyPrecedes(b.folded.utf8)
    }
}

extension StringProtocol {
    /// What two spellings of a label share: no case, accents, hamza forms, marks or invisible characters; single spaces.
    package var foldedLabel: String {
        var view = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace || "_-–’'‑".unicodeScalars.contains(scalar) {
                view.append(" ")
            } else if !DeceptiveCharacter.isInvisible(scalar), let folded = LetterFolding.fold(scalar) {
                view.append(folded)
            }
        }
        return String(view).split(separator: " ").joined(separator: " ")
    }
}
