internal import Records

/// Ranks, for each practice, the others worth reading. Linear in shared things: it walks inverted lists, and never compares all pairs.
enum Related {
    /// How many a page shows; more are not kept.
    static let limit = 6
    /// A thing named by more practices than this says nothing about any two of them.
    static let commonest = 400

    static func notes(
        _ catalogue: Catalogue, naming: [RecordKey: [ID<Practice>]], proseLinks: [RecordKey: [RecordKey]]
    ) -> [ID<Practice>: [RelatedNote]] {
        let practices = catalogue.practices.all
        let position = Dictionary(uniqueKeysWithValues: practices.enumerated().map { ($1.id, $0) })
        // From here on a practice is its place: every pair of practices that share a thing passes below.
        let locations = naming.mapValues { $0.compactMap { position[$0] } }
        var mentions: [Int: Set<Int>] = [:]
        for (source, targets) in proseLinks where source.collection == .practices {
            guard let from = position[ID(source.id)] else { continue }
            for target in targets where target.collection == .practices {
                guard let to = position[ID(target.id)], to != from else { continue }
                mentions[from, default: []].insert(to)
                mentions[to, default: []].insert(from)
            }
        }
        var result: [ID<Practice>: [RelatedNote]] = [:]
        var scores = [Int](repeating: 0, count: practices.count)
        var reasons = [UInt16](repeating: 0, count: practices.count)
        for (index, practice) in practices.enumerated() {
            var touched: [Int] = []
            func add(_ other: Int, _ reason: Reason) {
                if other == index { return }
                if scores[other] == 0 { touched.append(other) }
                scores[other] += reason.weight
                reasons[other] |= reason.bit
            }
            for (key, reason) in practice.comparableThings {
                guard let others = locations[key], others.count <= commonest else { continue }
                for other in others { add(other, reason) }
            }
            for other in practice.counterparts { if let other = position[other] { add(other, .counterpart) } }
            for other in locations[practice.key] ?? [] { add(other, .counterpart) }
            for other in mentions[index] ?? [] { add(other, .mention) }
            // Practices stand in the order of their ids, so their positions break ties.
            let best = touched.sorted { (-scores[$0], $0) < (-scores[$1], $1) }.prefix(limit)
            result[practice.id] = best.map { other in
                let mask = reasons[other]
                let why = Reason.allCases.filter { mask & $0.bit != 0 }.sorted()
                return RelatedNote(id: practices[other].id, score: scores[other], reasons: why)
            }
            for other in touched { (scores[other], reasons[other]) = (0, 0) }
        }
        return result
    }
}

extension Reason {
    /// Its place in a set of reasons; asked for once for each pair, so no search.
    fileprivate var bit: UInt16 {
        switch self {
        case .mention: 1
        case .counterpart: 2
        case .sameTopic: 4
        case .sameInstrument: 8
        case .sameInstitution: 16
        case .sameRoundTable: 32
        case .sameTheme: 64
        }
    }
}

extension Practice {
    /// What may make another practice worth reading, and under which reason.
    fileprivate var comparableThings: [(RecordKey, Reason)] {
        var things: [(RecordKey, Reason)] = [(topic.key, .sameTopic)]
        things += instruments.map { ($0.key, .sameInstrument) }
        things += roundTables.map { ($0.key, .sameRoundTable) }
        things += Set(lead + partners).sorted().map { ($0.key, .sameInstitution) }
        if let first = themes.first { things.append((first.key, .sameTheme)) }
        return things
    }
}
