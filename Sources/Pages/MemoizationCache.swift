internal import Synchronization

/// A lazily computed value. Two tasks may compute it at once, with equal results.
package final class Lazy<Value: Sendable>: Sendable {
    private let make: @Sendable () -> Value
    private let stored = Mutex<Value?>(nil)

    package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    package var value: Value {
        if let value = stored.withLock({ $0 }) { return value }
        let value = make()
        stored.withLock { $0 = value }
        return value
    }
}

/// Lazily computed values shared by many pages. Two tasks may compute one at once, with equal results.
final class MemoizationCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let values = Mutex<[Key: Value]>([:])

    func value(for key: Key, make: () -> Value) -> Value {
        if let value = values.withLock({ $0[key] }) { return value }
        let value = make()
        values.withLock { $0[key] = value }
        return value
    }
}
