"""What the charts say: findings, axes, legends, notes; and what saving and printing say."""

from __future__ import annotations

# Outcomes, as in legends and on bars.
MET = "Đạt"
NOT_MET = "Chưa đạt"
NOT_APPLICABLE = "Không áp dụng"
NO_DATA = "Chưa có số liệu"
NO_DATA_HERE = "chưa có số liệu"
UNREVIEWED = "Kế thừa kỳ trước, chưa rà soát"
TARGET = "Chỉ tiêu phấn đấu"

# The foot of every chart.
SAMPLE = "DỮ LIỆU MẪU"
SOURCE = "Nguồn: {source} · Ngày lập: {date}"
BASIS = "Căn cứ kết quả: {parts}"
BASIS_DISTRICT = "{count} theo kết luận của Ban Chỉ đạo"
BASIS_DEPARTMENT = "{count} theo phòng đánh giá"
BASIS_SELF = "{count} theo xã tự đánh giá (tạm tính)"
BASIS_UNREVIEWED = "{count} kế thừa kỳ trước, chưa rà soát"
BASIS_CONFLICTS = "{count} chỗ hai bên ghi khác nhau"
BASIS_CLOSED = "kỳ đã chốt"
BASIS_NONE = "Chưa có kết quả nào được ghi trong kỳ."

ROUND = "Kỳ {round}"
NOTHING_YET = "Chưa có số liệu của xã nào"

# Communes.
COMMUNES_AXIS = "Số tiêu chí đạt"
COMMUNES_FULL = "{count} trong {units} xã đạt đủ {total} tiêu chí"
COMMUNES_NONE_FULL = "Chưa xã nào trong {units} xã đạt đủ {total} tiêu chí"
COMMUNES_FULL_MIXED = "{count} trong {units} xã đạt đủ các tiêu chí"
COMMUNES_WITHOUT_DATA = "{count} xã chưa có số liệu"
COMMUNES_SUBTITLE = "{round}: số tiêu chí đạt của từng xã"
COMMUNES_AVERAGE = "bình quân {average} tiêu chí/xã"
COMMUNES_BELOW = "{count} xã chưa tới chỉ tiêu phấn đấu"

# Heatmap.
HEATMAP_ONE = "{count} xã chưa đạt tiêu chí {code}"
HEATMAP_SEVERAL = "Tiêu chí {codes}: mỗi tiêu chí có {count} xã chưa đạt"
HEATMAP_ALL_MET = "Tất cả {units} xã đạt đủ {total} tiêu chí"
HEATMAP_NONE_FAILS = "Chưa ghi nhận tiêu chí nào chưa đạt, còn {blank} ô chưa có số liệu"
HEATMAP_SUBTITLE = "{round}: kết quả từng tiêu chí của từng xã"
HEATMAP_CRITERION = "Tiêu chí {code}: {title}"
HEATMAP_TOTAL = "Số xã chưa đạt"
HEATMAP_SUM = "Đạt"
HEATMAP_AXIS = "Tiêu chí"
HEATMAP_GROUPS = "Nhóm tiêu chí: {groups}"
HEATMAP_GROUP = "{codes} {title}"

# Trend.
TREND_AXIS = "Số tiêu chí đạt"
TREND_UP = "{who} tăng từ {first} lên {last} tiêu chí"
TREND_DOWN = "{who} giảm từ {first} xuống {last} tiêu chí"
TREND_SAME = "{who} giữ nguyên {last} tiêu chí"
TREND_ONE = "{who}: {last} tiêu chí, mới có số liệu của một kỳ"
TREND_OTHER_SET = "{who}: {last} tiêu chí; bộ tiêu chí đã đổi, không so với kỳ đầu"
TREND_NOTHING = "{who}: chưa có số liệu của kỳ nào"
TREND_PERIOD = "Từ kỳ {first} đến kỳ {last}"
TREND_SINGLE_PERIOD = "Kỳ {first}"
TREND_NOT_JOINED = "không nối điểm qua kỳ thiếu số liệu hoặc đổi bộ tiêu chí"
TREND_UNREVIEWED = "{count} chưa rà soát"
TREND_CLOSED = "đã chốt"

# Radar.
RADAR_TITLE = "{name} đạt {met}/{total} tiêu chí"
RADAR_MORE = "{name} đạt {met}/{total} tiêu chí, tăng {change} so với kỳ trước"
RADAR_LESS = "{name} đạt {met}/{total} tiêu chí, giảm {change} so với kỳ trước"
RADAR_SAME = "{name} đạt {met}/{total} tiêu chí, bằng kỳ trước"
RADAR_NOTHING = "{name} chưa có số liệu"
RADAR_SUBTITLE = "{round}: tỷ lệ tiêu chí đạt theo nhóm (%)"
RADAR_WEAKEST = "thấp nhất: {groups}"
RADAR_WEAKEST_MANY = "thấp nhất: {count} nhóm cùng mức"
RADAR_OTHER_SET = "kỳ trước dùng bộ tiêu chí khác, không so sánh"
RADAR_GROUP = "đạt {met}/{total}"
RADAR_GROUP_NO_DATA = "{count} chưa có số liệu"
RADAR_BEFORE = "kỳ trước {met}/{total}"
RADAR_BEFORE_NO_DATA = "kỳ trước chưa có số liệu"
RADAR_TOO_FEW = "Bộ tiêu chí có ít hơn ba nhóm, không vẽ được dạng mạng."
RADAR_RING = "{share} %"

# Bands over the rounds.
BANDS_AXIS = "Số xã"
BAND = "{low}–{high} tiêu chí"
BAND_ONE = "{count} tiêu chí"
BAND_UNDER = "dưới {count} tiêu chí"
BANDS_TITLE = "{count} trong {units} xã đạt {band}"
BANDS_NONE = "Chưa xã nào trong {units} xã đạt {band}"
BANDS_MORE = ", tăng {change} so với kỳ {round}"
BANDS_LESS = ", giảm {change} so với kỳ {round}"
BANDS_LOWEST = "; {count} xã {band}"
BANDS_SUBTITLE = "số xã theo số tiêu chí đạt"
BANDS_AVERAGE = "bình quân {average}"
BANDS_OTHER_SET = "bộ tiêu chí khác"
BANDS_OTHER_COMMUNES = "các kỳ không cùng những xã có số liệu, so sánh cần thận trọng"
BANDS_WITH_DATA = "{count}/{units} xã có số liệu"
BANDS_SHORT = "{count}/{units} xã"

# Towards the year's goals.
BURNUP_AVERAGE = "Bình quân tiêu chí đạt (tiêu chí/xã)"
BURNUP_VILLAGES = "Xóm đạt chuẩn trong năm (xóm)"
BURNUP_OF_SOME = "{average} ({count} xã)"
BURNUP_GOAL = "mục tiêu"
BURNUP_END = "hết năm"
BURNUP_SHORT = "Còn thiếu {short} tiêu chí để đạt bình quân {target} tiêu chí/xã"
BURNUP_SHORT_PARTLY = BURNUP_SHORT + " ở {count} xã có số liệu"
BURNUP_REACHED = "Đã đạt mục tiêu bình quân {target} tiêu chí/xã"
BURNUP_PARTLY = "{count} xã có số liệu đạt bình quân {target}, {without} xã chưa có số liệu"
BURNUP_NO_TARGET = "Năm {year} chưa ghi mục tiêu bình quân tiêu chí/xã"
BURNUP_VILLAGES_MET = "; {count}/{target} xóm đạt chuẩn"
BURNUP_YEAR = "Năm {year}"
BURNUP_SUBTITLE = (
    "kỳ {round}: {sum} tiêu chí của {count}/{units} xã có số liệu, bình quân {average} tiêu chí/xã"
)
BURNUP_OTHER_COMMUNES = "không nối các kỳ khác xã có số liệu"
BURNUP_REACHED_SO_FAR = "Đã đạt"
BURNUP_NEED = "Mức cần theo để đạt mục tiêu vào cuối năm"

# Villages.
VILLAGES_AXIS = "Số xóm: bên trái đạt từ trước, bên phải trong năm"
VILLAGES_AXIS_SHORT = "Số xóm"
VILLAGES_NOTHING = "Chưa ghi xóm nào đạt chuẩn hay đăng ký đạt chuẩn"
VILLAGES_OF_TARGET = "{met}/{target} xóm đạt chuẩn trong năm {year}"
VILLAGES_TITLE = "{met} xóm đạt chuẩn trong năm {year}"
VILLAGES_WITHOUT = ", {count} trong {units} xã chưa có xóm nào đạt trong năm"
VILLAGES_EVERYWHERE = ", xã nào cũng có ít nhất 1 xóm"
VILLAGES_SUBTITLE = "Kỳ {round}: số xóm đạt chuẩn nông thôn mới của từng xã (đạt/phấn đấu)"
VILLAGES_BEFORE = "{count} xóm đạt từ trước"
VILLAGES_AIMED = "các xã phấn đấu {count} xóm"
VILLAGES_MET_BEFORE = "Đạt từ trước"
VILLAGES_MET = "Đạt trong năm"
VILLAGES_PLANNED = "Đăng ký, chưa đạt"
VILLAGES_AIM = "Phấn đấu của xã"
VILLAGES_LEAST = "Ít nhất 1 xóm/xã"

# Money.
FUNDING_AXIS = "Triệu đồng"
FUNDING_LEGEND = {"planned": "Kế hoạch", "allocated": "Đã phân bổ", "disbursed": "Đã giải ngân"}
FUNDING_STAGES = {"planned": "kế hoạch", "allocated": "phân bổ", "disbursed": "giải ngân"}
FUNDING_UNKNOWN = "chưa ghi"
FUNDING_OTHERS = "{count} nguồn khác"
FUNDING_WHOSE = " của {name}"
FUNDING_NOTHING = "Chưa ghi khoản vốn nào{where} năm {year}"
FUNDING_DISBURSED = "Đã giải ngân {share} % vốn được phân bổ{where} năm {year}"
FUNDING_SPENT = "Đã giải ngân {amount} triệu đồng{where} năm {year}, chưa ghi vốn phân bổ"
FUNDING_ALLOCATED = "Đã phân bổ {share} % kế hoạch vốn{where} năm {year}, chưa ghi giải ngân"
FUNDING_ONLY_ALLOCATED = "Đã phân bổ {amount} triệu đồng{where} năm {year}, chưa ghi giải ngân"
FUNDING_PLANNED = (
    "Kế hoạch vốn{where} năm {year}: {amount} triệu đồng, chưa ghi phân bổ và giải ngân"
)
FUNDING_SUBTITLE = "Vốn theo nguồn, triệu đồng"
FUNDING_TOTAL = "cộng các nguồn: {parts}"
FUNDING_SUM = "{stage} {amount}"
FUNDING_STATED = (
    "Tổng ghi trong kế hoạch là {stated} triệu đồng, cộng các nguồn được {computed} triệu đồng."
)

# Offices.
OFFICES_AXIS = "Số lượt (mỗi lượt là một chỉ tiêu của một xã)"
OFFICES_FAILING = "Chưa đạt"
OFFICES_UNKNOWN = "Chưa có"
OFFICES_UNJUDGED = "Chờ phòng"
OFFICES_LEGEND = (
    "Chưa đạt",
    "Chưa có kết quả nào",
    "Xã tự đánh giá đạt, chờ phòng đánh giá",
)
OFFICES_TITLE = "{name}: {count} lượt chỉ tiêu chưa đạt, nhiều nhất"
OFFICES_SEVERAL = "{names} cơ quan cùng có {count} lượt chỉ tiêu chưa đạt, nhiều nhất"
OFFICES_NONE_FAILS = "Chưa ghi nhận chỉ tiêu nào chưa đạt, còn lượt chưa có kết quả hoặc chờ"
OFFICES_ALL_MET = "Mọi chỉ tiêu đã được đánh giá và đều đạt"
OFFICES_NOTHING = "Chưa có kết quả của chỉ tiêu nào"
OFFICES_NOBODY = "Chưa phân công cơ quan nào phụ trách tiêu chí"
OFFICES_SUBTITLE = (
    "Kỳ {round}, {units} xã: việc còn lại theo cơ quan phụ trách; "
    "chỉ tiêu do nhiều cơ quan phụ trách được tính cho từng cơ quan"
)
OFFICES_OF_ONE = (
    "Kỳ {round}, {name}: việc còn lại theo cơ quan phụ trách; "
    "chỉ tiêu do nhiều cơ quan phụ trách được tính cho từng cơ quan"
)
OFFICES_OTHERS = "{count} cơ quan khác"
OFFICES_UNASSIGNED = "Chưa phân công"

# One commune on one page.
PORTRAIT_SUBTITLE = "Bức tranh nông thôn mới của {name}, kỳ {round}"
PORTRAIT_AIM = "phấn đấu {aim} tiêu chí năm {year}"
PORTRAIT_NEW = "▲"
PORTRAIT_LOST = "▼"
PORTRAIT_LEGEND_NEW = "Mới đạt so với kỳ trước"
PORTRAIT_LEGEND_LOST = "Kỳ trước đạt, nay chưa"
PORTRAIT_MISSING = "Còn thiếu: {parts}"
PORTRAIT_MISSING_FAILING = "{count} tiêu chí chưa đạt"
PORTRAIT_MISSING_UNKNOWN = "{count} tiêu chí chưa có số liệu"
PORTRAIT_COMPLETE = "Không còn thiếu tiêu chí nào"
PORTRAIT_CRITERION = "{code} {title}"
PORTRAIT_WHY = " ({why})"
PORTRAIT_FAILING = "chưa đạt {codes}"
PORTRAIT_UNKNOWN = "chưa có số liệu {codes}"
PORTRAIT_WHOLE = "chưa đạt theo kết luận cả tiêu chí"
PORTRAIT_MORE = "… và {count} dòng nữa, xem phiếu của xã"
PORTRAIT_EVIDENCE = "{count} chỉ tiêu đạt chưa đính kèm giấy tờ"
PORTRAIT_VILLAGES = "Xóm đạt chuẩn: {met}/{aimed} trong năm {year}"
PORTRAIT_VILLAGES_NO_AIM = "Xóm đạt chuẩn: {met} trong năm {year}"
PORTRAIT_VILLAGES_MET = "Đạt trong năm: {names}"
PORTRAIT_VILLAGES_PLANNED = "Chưa đạt: {names}"
PORTRAIT_VILLAGES_BEFORE = "Đạt từ trước: {names}"
PORTRAIT_VILLAGES_NONE = "Chưa ghi xóm nào đạt hay đăng ký"
PORTRAIT_MONEY = "Vốn năm {year} (triệu đồng)"
PORTRAIT_MONEY_NONE = "Chưa ghi khoản vốn nào của xã"
PORTRAIT_OWED = "Nợ xây dựng cơ bản còn {amount} triệu đồng"
PORTRAIT_TASKS = "Việc quá hạn tính đến {day}: {count}"
PORTRAIT_NO_TASKS = "Không có việc quá hạn tính đến {day}"
PORTRAIT_TASK = "{title} (hạn {due}, quá {days} ngày)"

UNKNOWN_UNIT = "Không có xã mã “{unit}” trong kỳ này. Chọn xã khác."
OTHER_SET = "Bộ tiêu chí không có tiêu chí {codes} của kỳ này. Chọn đúng bộ tiêu chí của kỳ."

# Saving and printing.
UNKNOWN_ENDING = "Không lưu được biểu đồ dạng “{ending}”. Đặt tên tệp có đuôi {known}."
NO_ENDING = "Tên tệp “{name}” chưa có đuôi. Đặt tên tệp có đuôi {known}."

FILE_MISSING = "Không thấy tệp “{path}”. Lưu lại rồi mở hoặc in."
NO_OPENER = (
    "Máy chưa có lệnh {commands} để mở tệp. Mở tệp “{path}” trong trình quản lý tệp, "
    "hoặc nhờ người quản trị cài thêm."
)
NO_PRINTER = (
    "Máy chưa có lệnh {commands} để in. Mở tệp “{path}” rồi in từ chương trình xem, "
    "hoặc nhờ người quản trị cài máy in."
)
NOT_OPENED = "Máy không mở được tệp “{path}”: {why}. Mở tệp đó trong trình quản lý tệp."
NOT_PRINTED = (
    "Không in được tệp “{path}”: {why}. Kiểm tra máy in rồi in lại, "
    "hoặc mở tệp và in từ chương trình xem."
)
EXIT_STATUS = "lệnh {command} kết thúc với mã {status}"
EXIT_SAID = "lệnh {command} kết thúc với mã {status} và báo “{said}”"
NO_PROGRAM = "chưa có chương trình nào nhận loại tệp này"
