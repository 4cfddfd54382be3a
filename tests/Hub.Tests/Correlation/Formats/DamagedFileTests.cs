using System.Text;

using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>Files with some of their bytes replaced, left out or repeated are refused with a place and a reason, or read as something that can be checked and written.</summary>
public sealed class DamagedFileTests
{
    private const int Damages = 20;

    private static readonly string[] Harms =
        ["\0", "9e300", "-1e-300", "NaN", "Infinity", "1e999", "\"", "[", "]", "{", "}", "<", ">", "(", ")", ",", "\n", "\\ud800", "\u00ff", "&x;", "null", "-", "99999999999", "@1", "//", "/*"];

    [SharedDataTheory, MemberData(nameof(TransformationFiles.Folders), MemberType = typeof(TransformationFiles))]
    public void A_damaged_file_ends_in_nothing_but_a_refusal_with_its_place_or_something_usable(string folder)
    {
        foreach (var name in TransformationFiles.ReadableIn(folder))
        {
            var whole = File.ReadAllBytes(TransformationFiles.Path(name));
            var random = new Random(whole.Length);
            for (var time = 0; time < Damages; time++)
            {
                Try(Damaged(whole, random), name, time);
            }
        }
    }

    private static void Try(byte[] bytes, string name, int time)
    {
        try
        {
            TransformationFileChecks.Usable(TransformationFiles.Read(bytes, name));
        }
        catch (TransformationFormatException refused)
        {
            TransformationFileChecks.Said(refused);
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"{name}, damage {time}: {error.Message}", error);
        }
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        var at = random.Next(whole.Length);
        var length = Math.Min(random.Next(1, 12), whole.Length - at);
        var harm = Encoding.UTF8.GetBytes(Harms[random.Next(Harms.Length)]);
        return random.Next(5) switch
        {
            0 => [.. whole[..at], .. whole[(at + length)..]],
            1 => [.. whole[..at], .. harm, .. whole[(at + length)..]],
            2 => [.. whole[..at], .. harm, .. whole[at..]],
            3 => [.. whole[..at], (byte)random.Next(256), .. whole[(at + 1)..]],
            _ => [.. whole[..at], .. whole[at..Math.Min(whole.Length, at + (length * 20))], .. whole[at..]],
        };
    }
}
