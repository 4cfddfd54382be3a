using Hub.Deposition.Uploads;

namespace Hub.Tests.Deposition.Uploads;

/// <summary>The 256 MB that all uploads on their way to a bucket share.</summary>
public sealed class PartBuffersTests
{
    private const int Part = 8 << 20, All = 32;

    private readonly PartBuffers buffers = new();

    [Fact]
    public void What_is_only_welcome_is_given_while_half_of_the_memory_is_free()
    {
        for (var count = 0; count < All / 2; count++)
        {
            buffers.TryRent(Part, isSpare: true).ShouldNotBeNull();
        }

        buffers.TryRent(Part, isSpare: true).ShouldBeNull();
        for (var count = All / 2; count < All; count++)
        {
            buffers.TryRent(Part).ShouldNotBeNull();
        }

        buffers.TryRent(Part).ShouldBeNull();
    }

    [Fact]
    public void What_rests_is_taken_by_who_needs_it_and_by_nobody_who_would_only_welcome_it()
    {
        var rested = Enumerable.Range(0, All).Select(_ => buffers.Rest(buffers.TryRent(Part)!)).ToList();

        buffers.TryRent(Part, isSpare: true).ShouldBeNull();
        buffers.TryRent(Part).ShouldNotBeNull();

        buffers.Wake(rested[0]).ShouldBeNull("the one that waited longest was taken");
        buffers.Wake(rested[1]).ShouldNotBeNull();
    }
}
