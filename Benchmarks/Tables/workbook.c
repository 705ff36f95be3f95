/* libxlsxwriter's own program for the work of `TableBenchmark xlsx`: the same dump, the same cells and formats.
   workbook DUMP OUTPUT; prints CPU seconds without those of reading the dump. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <xlsxwriter.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

enum { MAXIMUM = 64 };
static char names[MAXIMUM][64], types[MAXIMUM][16];
static uint32_t present[MAXIMUM], *ends[MAXIMUM], at[MAXIMUM];
static uint8_t *valid[MAXIMUM], *values[MAXIMUM];

static void *get(FILE *f, size_t size) {
    void *p = malloc(size ? size : 1);
    if (size && fread(p, 1, size, f) != size) exit(70);
    return p;
}

int main(int argc, char **argv) {
    if (argc != 3) return 64;
    FILE *f = fopen(argv[1], "r");
    char line[256];
    int columns = 0;
    while (fgets(line, sizeof line, f) && line[0] != '\n') {
        sscanf(line, "%63s %15s", names[columns], types[columns]);
        columns++;
    }
    double reading = 0, start = now();
    lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = NULL, .use_zip64 = LXW_FALSE};
    lxw_workbook *book = workbook_new_opt(argv[2], &options);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "table");
    lxw_format *header = workbook_add_format(book), *date = workbook_add_format(book), *when = workbook_add_format(book), *money = workbook_add_format(book);
    format_set_bold(header);
    format_set_num_format(date, "yyyy-mm-dd");
    format_set_num_format(when, "yyyy-mm-dd hh:mm:ss");
    format_set_num_format(money, "#,##0.00");
    for (int c = 0; c < columns; c++) worksheet_write_string(sheet, 0, c, names[c], header);
    uint32_t rows, row = 1;
    char *cell = malloc(1 << 20);
    for (;;) {
        double before = now();
        if (fread(&rows, 4, 1, f) != 1) break;
        for (int c = 0; c < columns; c++) {
            if (fread(&present[c], 4, 1, f) != 1) return 70;
            valid[c] = present[c] < rows ? get(f, rows) : NULL;
            ends[c] = NULL;
            size_t width = strchr("bs", types[c][0]) ? 1 : !strcmp(types[c], "int32") || !strcmp(types[c], "date") ? 4 : !strcmp(types[c], "decimal") ? 16 : 8;
            if (!strcmp(types[c], "string")) {
                ends[c] = get(f, 4 * (size_t)present[c]);
                values[c] = get(f, present[c] ? ends[c][present[c] - 1] : 0);
            } else
                values[c] = get(f, width * present[c]);
            at[c] = 0;
        }
        reading += now() - before;
        for (uint32_t r = 0; r < rows; r++, row++)
            for (int c = 0; c < columns; c++) {
                if (valid[c] && !valid[c][r]) continue;
                uint32_t i = at[c]++;
                if (ends[c]) {
                    uint32_t from = i ? ends[c][i - 1] : 0, length = ends[c][i] - from;
                    memcpy(cell, values[c] + from, length);
                    cell[length] = 0;
                    worksheet_write_string(sheet, row, c, cell, NULL);
                } else if (!strcmp(types[c], "bool"))
                    worksheet_write_boolean(sheet, row, c, values[c][i], NULL);
                else if (!strcmp(types[c], "date"))
                    worksheet_write_number(sheet, row, c, ((int32_t *)values[c])[i] + 25569.0, date);
                else if (!strcmp(types[c], "timestamp"))
                    worksheet_write_number(sheet, row, c, ((int64_t *)values[c])[i] / 86400e6 + 25569.0, when);
                else if (!strcmp(types[c], "decimal"))
                    worksheet_write_number(sheet, row, c, ((int64_t *)values[c])[2 * i] / 100.0, money);
                else if (!strcmp(types[c], "int32"))
                    worksheet_write_number(sheet, row, c, ((int32_t *)values[c])[i], NULL);
                else if (!strcmp(types[c], "int64"))
                    worksheet_write_number(sheet, row, c, ((int64_t *)values[c])[i], NULL);
                else
                    worksheet_write_number(sheet, row, c, ((double *)values[c])[i], NULL);
            }
        for (int c = 0; c < columns; c++) free(valid[c]), free(ends[c]), free(values[c]);
    }
    worksheet_freeze_panes(sheet, 1, 1);
    worksheet_autofilter(sheet, 0, 0, row - 1, columns - 1);
    if (workbook_close(book)) return 74;
    double cpu = now() - start - reading;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    struct stat status;
    stat(argv[2], &status);
    printf("{\"cpu\":%.3f,\"rss_mb\":%.1f,\"bytes\":%lld,\"rows\":%u}\n", cpu, usage.ru_maxrss / 1024.0, (long long)status.st_size, row - 1);
    return 0;
}
