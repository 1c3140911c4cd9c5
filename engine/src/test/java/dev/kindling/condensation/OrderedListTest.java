package dev.kindling.condensation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderedListTest {

  @Test
  void keeps_the_order_when_all_items_are_put_in_one_place() {
    OrderedList list = new OrderedList(20_002);
    list.fill(new int[] {0, 1});
    for (int item = 2; item < 20_002; item++) {
      if (item % 2 == 0) {
        list.insertAfter(item, 0);
      } else {
        list.insertBefore(item, 0);
      }
    }

    for (int item = 4; item < 20_002; item += 2) {
      assertThat(list.isBefore(item, item - 2)).isTrue();
      assertThat(list.isBefore(item - 1, item + 1)).isTrue();
      assertThat(list.isBefore(item + 1, 0)).isTrue();
    }
  }

  @Test
  void agrees_with_a_plain_list() {
    Random random = new Random(7);
    OrderedList list = new OrderedList(500);
    List<Integer> plain = new ArrayList<>();
    list.fill(new int[] {0});
    plain.add(0);
    for (int item = 1; item < 500; item++) {
      int place = plain.get(random.nextInt(plain.size()));
      if (random.nextBoolean()) {
        list.insertAfter(item, place);
        plain.add(plain.indexOf(place) + 1, item);
      } else {
        list.insertBefore(item, place);
        plain.add(plain.indexOf(place), item);
      }
      if (random.nextInt(5) == 0) {
        int gone = plain.remove(random.nextInt(plain.size()));
        if (plain.isEmpty()) {
          plain.add(gone);
        } else {
          list.remove(gone);
        }
      }
    }

    for (int i = 1; i < plain.size(); i++) {
      assertThat(list.isBefore(plain.get(i - 1), plain.get(i))).isTrue();
    }
  }
}
