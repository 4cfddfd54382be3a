using System.Collections;
using System.Globalization;
using System.Text;

namespace Hub.Indexing.Tests.Parity;

/// <summary>JSON of dictionaries, sequences, strings, numbers and booleans; unlike the framework's, it keeps surrogates that stand alone.</summary>
public static class OracleJson
{
    /// <summary>Writes a value on one line.</summary>
    public static string Write(object? value)
    {
        var to = new StringBuilder();
        Write(value, to);
        return to.ToString();
    }

    private static void Write(object? value, StringBuilder to)
    {
        switch (value)
        {
            case null: to.Append("null"); break;
            case string text: Quote(text, to); break;
            case bool truth: to.Append(truth ? "true" : "false"); break;
            case IDictionary map: WriteAll('{', map.Keys.Cast<string>(), '}', to, name => Member(name, map[name], to)); break;
            case IEnumerable list: WriteAll('[', list.Cast<object?>(), ']', to, element => Write(element, to)); break;
            default: to.Append(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }

    private static void WriteAll<T>(char open, IEnumerable<T> all, char close, StringBuilder to, Action<T> write)
    {
        to.Append(open);
        bool first = true;
        foreach (var one in all)
        {
            if (!first) to.Append(',');
            write(one);
            first = false;
        }

        to.Append(close);
    }

    private static void Member(string name, object? value, StringBuilder to)
    {
        Quote(name, to);
        to.Append(':');
        Write(value, to);
    }

    private static void Quote(string text, StringBuilder to)
    {
        to.Append('"');
        foreach (char c in text)
        {
            if (c is >= ' ' and < '\u007F' and not '"' and not '\\') to.Append(c);
            else to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        to.Append('"');
    }
}
