import Testing

@testable import Search

/// What makes the index quick, held to plain statements of the same rules on seeded random texts.
@Suite struct SearchKeyTableTests {
    /// Joiners of numbers, marks that disappear, letters that become several, clitics, articles, stop words.
    private static let parts = [
        " ", "\n", "\t", " ", ".", ",", "-", "–", "٫", "’", "27", "٢٠٢٠", "4P", "أ", "إ", "ال", "و", "ب", "ضحايا", "محاكم", "ممارستهم",
        "الضحايا", "وبالمحاكم", "في", "victimes", "les", "l’", "État", "œuvre", "ﬁn", "ﷲ", "\u{64B}", "\u{640}", "\u{200F}", "ⴰⵎ", "𝟏",
        "الله", "organization", "bureaux", "a", "ة", "27.27", "ma/x", "\u{0}", "\u{1F1F2}\u{1F1E6}",
    ]

    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 0...30, using: &generator)).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    }

    @Test func piecesHaveTheWordsOfTheWholeText() {
        var generator = SeededGenerator(state: 7)
        var lexicon = SearchKeyTable()
        for _ in 0..<3000 {
            let text = Self.text(&generator)
            var steps: [SearchKeyTable.Step] = []
            lexicon.read(text) { steps.append($0) }
            var words: [[String]] = [[]]
            for step in steps {
                if let key = step.key { words[words.count - 1].append(String(decoding: lexicon.keys[Int(key)], as: UTF16.self)) }
                if step.endsWord { words.append([]) }
            }
            #expect(words.filter { !$0.isEmpty } == SearchNormalizer.words(of: text), "\(text.debugDescription)")
        }
    }

    @Test func wordsThatSayNothingKeepTheirPlace() {
        var lexicon = SearchKeyTable()
        var steps: [SearchKeyTable.Step] = []
        lexicon.read("les victimes de la traite") { steps.append($0) }
        #expect(steps.filter(\.endsWord).map { $0.key != nil } == [false, true, false, false, true])
    }

    @Test func runsAreNumberedAsADictionaryNumbersThem() {
        var generator = SeededGenerator(state: 11)
        var table = SequenceInterner<UInt16>(positions: 2)
        var numbers: [[UInt16]: Int] = [:]
        for _ in 0..<5000 {
            let run = (0..<Int.random(in: 0...9, using: &generator)).map { _ in UInt16.random(in: 0x627...0x629, using: &generator) }
            #expect(table.find(run) == numbers[run])
            let number = numbers[run] ?? numbers.count
            numbers[run] = number
            #expect(table.add(run[...]) == number)
        }
        for (run, number) in numbers { #expect(Array(table[number]) == run) }
    }

    @Test(arguments: [false, true]) func keysStandInTheOrderOfTheirLetters(fromBehind: Bool) {
        var generator = SeededGenerator(state: 13)
        var table = SequenceInterner<UInt16>()
        var keys: Set<[UInt16]> = []
        for _ in 0..<2000 {
            let key = (0..<Int.random(in: 1...7, using: &generator)).map { _ in UInt16.random(in: 0x627...0x62A, using: &generator) }
            keys.insert(key)
            _ = table.add(key[...])
        }
        let read = { (key: [UInt16]) in fromBehind ? key.reversed() : key }
        let plain = keys.sorted { read($0).lexicographicallyPrecedes(read($1)) }
        #expect(KeySorter(table, of: 0..<table.count, fromBehind: fromBehind).numbers.map { Array(table[$0]) } == plain)
    }

    @Test func lettersBecomeBytesAsTextDoes() {
        let letters = Array("az09éßاهـⴰﷺ\u{7FF}\u{800}\u{FFFD}".utf16)
        var bytes: [UInt8] = []
        letters[...].append(to: &bytes)
        #expect(bytes == Array(String(decoding: letters, as: UTF16.self).utf8))
    }

    @Test func shardsAreCutBeforeTheEntryThatIsTooMuch() {
        var writer = ShardWriter("x", limit: 8)
        var positions: [[Int]] = []
        for length in [3, 4, 5, 20, 2] {
            writer.begin()
            writer.body += Array(repeating: 0x61, count: length)
            let position = writer.end()
            positions.append([position.shard, position.index])
        }
        writer.close()
        #expect(positions == [[0, 0], [0, 1], [1, 0], [2, 0], [3, 0]])
        #expect(writer.files.map { String(decoding: $0.bytes, as: UTF8.self) }.first == "tabadulSearch(\"x\",0,[aaa,aaaa])\n")
    }
}
