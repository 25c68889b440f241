package io.postrider.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopiesTest {

    /** Gives one buffer, and then none. */
    private static final class OneBuffer extends AbstractByteBufAllocator {
        private boolean given;

        @Override
        protected ByteBuf newHeapBuffer(int octets, int mostOctets) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected ByteBuf newDirectBuffer(int octets, int mostOctets) {
            if (given) {
                throw new IllegalStateException("no direct memory");
            }
            given = true;
            return Unpooled.directBuffer(octets, mostOctets);
        }

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }
    }

    @Test
    void whatHasLeftIsNotReleasedTwiceThoughNoOtherBufferCanBeHad() {
        List<ByteBuf> left = new ArrayList<>();
        Copies copies = new Copies(new OneBuffer(), left::add);
        copies.room(8, 8).writeLong(1);

        assertThatThrownBy(() -> copies.room(1024, 1024)).hasMessage("no direct memory");
        copies.close();

        assertThat(left).singleElement().satisfies(piece -> {
            assertThat(piece.refCnt()).isEqualTo(1);
            piece.release();
        });
    }
}
