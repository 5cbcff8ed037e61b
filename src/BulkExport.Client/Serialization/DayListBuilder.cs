using System.Buffers;

namespace BulkExport.Client;

/// <summary>Builds a list of days of unknown length in a pooled array.</summary>
internal ref struct DayListBuilder() : IDisposable
{
    private const int DefaultCapacity = 32; // a month
    private const int MaxReturnedLength = 1024; // a job has at most 366 days; a longer array is not needed again

    private DateOnly[] _days = ArrayPool<DateOnly>.Shared.Rent(DefaultCapacity);

    public int Count { get; private set; }

    public void Add(DateOnly day)
    {
        if (Count == _days.Length)
        {
            var larger = ArrayPool<DateOnly>.Shared.Rent(Count * 2);
            _days.CopyTo(larger, 0);
            Dispose();
            _days = larger;
        }

        _days[Count++] = day;
    }

    public readonly DateOnly[] ToArray() => _days.AsSpan(0, Count).ToArray();

    public readonly void Dispose()
    {
        if (_days.Length <= MaxReturnedLength)
        {
            ArrayPool<DateOnly>.Shared.Return(_days);
        }
    }
}
