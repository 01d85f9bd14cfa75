package dev.stagedoor.kotlin

import jakarta.validation.constraints.Positive
import org.apache.pekko.actor.typed.ActorRef
import org.apache.pekko.actor.typed.Behavior
import org.apache.pekko.actor.typed.javadsl.Behaviors
import org.springframework.http.HttpStatus
import org.springframework.web.bind.annotation.ResponseStatus

/** Protocol in Kotlin that is served as it is. */
sealed interface ShelfMessage

enum class Cover { HARD, SOFT }

sealed interface Mark

data object Unread : Mark

@JvmRecord
data class Page(val number: Int) : Mark

@JvmRecord
data class Book(val title: String, val subtitle: String?, val pages: Int?, val tags: List<String>, val cover: Cover)

@JvmRecord
data class Slot<T>(val content: T, val other: T?)

@JvmRecord
data class PutBook(
    val book: Book,
    val mark: Mark,
    val slot: Slot<Long>,
    val note: String?,
    val replyTo: ActorRef<ShelfReply>,
) : ShelfMessage

@JvmRecord
data class AddCopies(@field:Positive val by: Int = 1, val why: String = "ordered", val replyTo: ActorRef<Copies>) :
    ShelfMessage

data object Clear : ShelfMessage

@JvmRecord
data class GetCopies(val replyTo: ActorRef<Copies>) : ShelfMessage

@JvmRecord
internal data class Rot(val by: Int) : ShelfMessage

internal data class Dust(val grams: Int) : ShelfMessage

sealed interface ShelfReply

@JvmRecord
data class Stored(val book: Book, val mark: Mark, val note: String?) : ShelfReply

data object Same : ShelfReply

@ResponseStatus(HttpStatus.CONFLICT)
data object Full : ShelfReply

@JvmRecord
data class Copies(val count: Int, val why: String?)

fun shelf(count: Int, why: String?): Behavior<ShelfMessage> = Behaviors.receiveMessage { message ->
    when (message) {
        is PutBook -> {
            message.replyTo.tell(
                when (message.book.title) {
                    "same" -> Same
                    "full" -> Full
                    else -> Stored(message.book, message.mark, message.note)
                },
            )
            Behaviors.same()
        }
        is AddCopies -> {
            message.replyTo.tell(Copies(count + message.by, message.why))
            shelf(count + message.by, message.why)
        }
        is GetCopies -> {
            message.replyTo.tell(Copies(count, why))
            Behaviors.same()
        }
        Clear -> shelf(0, null)
        is Rot, is Dust -> Behaviors.same()
    }
}
