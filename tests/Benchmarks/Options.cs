namespace Benchmarks;

/// <summary>What the command line says: a command, then names with values.</summary>
public sealed class Options(string[] args)
{
    public string Command => args.Length > 0 ? args[0] : "";

    public string Text(string name, string otherwise = "")
    {
        int at = Array.IndexOf(args, "--" + name);
        return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
    }

    public bool Has(string name) => Array.IndexOf(args, "--" + name) >= 0;

    public double Number(string name, double otherwise) =>
        Has(name) ? double.Parse(Text(name), System.Globalization.CultureInfo.InvariantCulture) : otherwise;
}
