import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON: maps, lists, strings, doubles, booleans and null. Strings may hold lone surrogates, as escapes. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) { this.text = text; }

    static Object read(String text) { return new Json(text).value(); }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) { return value == null ? Map.of() : (Map<String, Object>) value; }

    @SuppressWarnings("unchecked")
    static List<Object> list(Object value) { return value == null ? List.of() : (List<Object>) value; }

    static List<String> strings(Object value) {
        var all = new ArrayList<String>();
        for (Object one : list(value)) all.add((String) one);
        return all;
    }

    static String string(Map<String, Object> in, String name, String otherwise) { return (String) in.getOrDefault(name, otherwise); }

    static int number(Map<String, Object> in, String name, int otherwise) {
        Object value = in.get(name);
        return value == null ? otherwise : ((Double) value).intValue();
    }

    private Object value() {
        switch (next()) {
            case '{': return members();
            case '[': return elements();
            case '"': return characters();
            case 't': at += 3; return true;
            case 'f': at += 4; return false;
            case 'n': at += 3; return null;
            default: at--; return digits();
        }
    }

    private char next() {
        while (text.charAt(at) <= ' ') at++;
        return text.charAt(at++);
    }

    private boolean closes(char end) {
        if (next() == end) return true;
        at--;
        return false;
    }

    private Map<String, Object> members() {
        var map = new LinkedHashMap<String, Object>();
        if (closes('}')) return map;
        do {
            next();
            String name = characters();
            next();
            map.put(name, value());
        } while (next() == ',');
        return map;
    }

    private List<Object> elements() {
        var list = new ArrayList<Object>();
        if (closes(']')) return list;
        do list.add(value()); while (next() == ',');
        return list;
    }

    private Double digits() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) at++;
        return Double.valueOf(text.substring(from, at));
    }

    private String characters() {
        var s = new StringBuilder();
        for (char c = text.charAt(at++); c != '"'; c = text.charAt(at++)) s.append(c == '\\' ? escaped() : c);
        return s.toString();
    }

    private char escaped() {
        char c = text.charAt(at++);
        switch (c) {
            case 'n': return '\n';
            case 't': return '\t';
            case 'r': return '\r';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'u': at += 4; return (char) Integer.parseInt(text.substring(at - 4, at), 16);
            default: return c;
        }
    }

    static String write(Object value) {
        var to = new StringBuilder();
        write(value, to);
        return to.toString();
    }

    private static void write(Object value, StringBuilder to) {
        if (value instanceof Map<?, ?> map) {
            String before = "{";
            for (var member : map.entrySet()) {
                to.append(before);
                quote((String) member.getKey(), to);
                to.append(':');
                write(member.getValue(), to);
                before = ",";
            }
            to.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String before = "[";
            for (Object element : list) {
                to.append(before);
                write(element, to);
                before = ",";
            }
            to.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String s) quote(s, to);
        else to.append(value);
    }

    private static void quote(String s, StringBuilder to) {
        to.append('"');
        for (int k = 0; k < s.length(); k++) {
            char c = s.charAt(k);
            if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') to.append(c);
            else to.append(String.format("\\u%04x", (int) c));
        }
        to.append('"');
    }
}
