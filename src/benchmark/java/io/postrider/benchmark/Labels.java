package io.postrider.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Places the labels beside the ends of lines, as near to each as may be without one lying on another.
 *
 * @param ends how far from above each line ends
 */
record Labels(Map<String, Double> ends) {

    /** How far from above each label belongs, from above to below. */
    Map<String, Double> places() {
        List<Map.Entry<String, Double>> fromAbove = new ArrayList<>(ends.entrySet());
        fromAbove.sort(Map.Entry.comparingByValue());
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, Double> end : fromAbove) {
            groups.add(Group.of(end.getKey(), end.getValue()));
            while (groups.size() > 1 && groups.get(groups.size() - 2).touches(groups.get(groups.size() - 1))) {
                Group below = groups.remove(groups.size() - 1);
                groups.add(groups.remove(groups.size() - 1).with(below));
            }
        }
        Map<String, Double> places = new LinkedHashMap<>();
        groups.forEach(group -> group.place(places));
        return places;
    }

    /** Labels close under each other, around the middle of their lines' ends. */
    private record Group(List<String> names, double sumOfEnds) {

        static Group of(String name, double end) {
            return new Group(List.of(name), end);
        }

        Group with(Group below) {
            List<String> all = new ArrayList<>(names);
            all.addAll(below.names);
            return new Group(all, sumOfEnds + below.sumOfEnds);
        }

        boolean touches(Group below) {
            return top() + names.size() * Scale.LINE_HEIGHT > below.top();
        }

        private double top() {
            return sumOfEnds / names.size() - (names.size() - 1) * Scale.LINE_HEIGHT / 2.0;
        }

        void place(Map<String, Double> places) {
            for (int i = 0; i < names.size(); i++) {
                places.put(names.get(i), top() + i * Scale.LINE_HEIGHT);
            }
        }
    }
}
