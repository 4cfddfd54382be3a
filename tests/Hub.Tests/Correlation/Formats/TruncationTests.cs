using Hub.Correlation;
using Hub.Tests.Making;

namespace Hub.Tests.Correlation;

/// <summary>A file that was cut on its way is refused with its place, or what is left of it is read as it stands: never a crash, never a number that was cut.</summary>
public sealed class TruncationTests
{
    private const int Cuts = 60;

    [SharedDataTheory, MemberData(nameof(TransformationFiles.Folders), MemberType = typeof(TransformationFiles))]
    public void A_file_cut_anywhere_is_refused_with_its_place_or_read_as_far_as_it_is_whole(string folder)
    {
        foreach (var name in TransformationFiles.ReadableIn(folder))
        {
            var bytes = File.ReadAllBytes(TransformationFiles.Path(name));
            var whole = TransformationFiles.Read(bytes, name);
            whole.Original.ToArray().ShouldBe(bytes);
            var known = Numbers(whole).ToHashSet();

            // Evenly over the file, and byte by byte at its end, where a cut is hardest to see.
            var cuts = Enumerable.Range(0, Cuts).Select(cut => (int)((long)bytes.Length * cut / Cuts)).Concat(Enumerable.Range(1, Math.Min(40, bytes.Length)).Select(left => bytes.Length - left));
            foreach (var cut in cuts)
            {
                Cut(bytes[..cut], name, known);
            }
        }
    }

    private static void Cut(byte[] part, string name, HashSet<string> known)
    {
        try
        {
            Numbers(TransformationFiles.Read(part, name)).Where(number => !known.Contains(number)).ShouldBeEmpty($"{name}, cut at {part.Length}");
        }
        catch (TransformationFormatException refused)
        {
            TransformationFileChecks.Said(refused);
        }
    }

    /// <summary>The lines of canonical JSON and the landmarks, which a cut file must share with the whole one.</summary>
    private static IEnumerable<string> Numbers(TransformationFile file) =>
        file.Transformations.Select(stated => TransformationJson.Write(stated.Transformation))
            .Concat(file.Landmarks?.Landmarks.Select(landmark => $"{landmark.Name} {string.Join(' ', landmark.From ?? [])} {string.Join(' ', landmark.To ?? [])}") ?? []);
}
