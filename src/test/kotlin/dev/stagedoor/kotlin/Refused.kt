package dev.stagedoor.kotlin

/** Messages in Kotlin that cannot be served. */
data class NoRecord(val by: Int)

class NoData(val by: Int)

@JvmInline
value class Sku(val text: String)

@JvmRecord
data class OfValueClass(val sku: Sku)

@JvmRecord
data class OfUnsigned(val amount: UInt)

@JvmRecord
data class OfUnsignedList(val amounts: List<UInt?>)

@JvmRecord
data class Holder(val part: NoRecord)
